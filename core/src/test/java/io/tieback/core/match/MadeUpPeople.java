package io.tieback.core.match;

import io.tieback.core.match.records.EncodedColumn;
import io.tieback.core.match.records.PackedStrings;
import io.tieback.core.match.records.RecordTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** Made-up people by seed, a third of them twice with faults; the id is "person-copy", so that tests know the truth. */
public final class MadeUpPeople {
    private static final String[] COLUMNS = {"given", "surname", "born", "town"};

    private final List<String[]> rows = new ArrayList<>();

    public MadeUpPeople(int people, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int person = 0; person < people; person++) {
            String born = 1940 + random.nextInt(60) + "-0" + (1 + random.nextInt(9)) + "-" + (10 + random.nextInt(19));
            String[] row = {person + "-0", word(random, 40, 5), word(random, 400, 7), born, "town" + random.nextInt(30)
            };
            rows.add(row);
            if (random.nextInt(3) == 0) {
                String[] copy = row.clone();
                copy[0] = person + "-1";
                int field = 1 + random.nextInt(4);
                copy[field] = random.nextBoolean() ? "" : copy[field].substring(1) + "x";
                rows.add(copy);
            }
        }
    }

    private static String word(SplittableRandom random, int kinds, int length) {
        SplittableRandom own = new SplittableRandom(random.nextInt(kinds) * 31L + length);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + own.nextInt(26)));
        }
        return word.toString();
    }

    /** The rows in another order. */
    public MadeUpPeople shuffled(long seed) {
        MadeUpPeople other = new MadeUpPeople(0, 0);
        other.rows.addAll(rows);
        Collections.shuffle(other.rows, new Random(seed));
        return other;
    }

    /** The rows but for one of so many folds. */
    public MadeUpPeople without(int fold, int folds) {
        MadeUpPeople other = new MadeUpPeople(0, 0);
        for (int row = 0; row < rows.size(); row++) {
            if (Long.remainderUnsigned(PackedStrings.mix(row), folds) != fold) {
                other.rows.add(rows.get(row));
            }
        }
        return other;
    }

    /** A table to deduplicate. */
    public RecordTable table() {
        PackedStrings.Builder ids = new PackedStrings.Builder();
        Map<String, EncodedColumn.Builder> builders = new LinkedHashMap<>();
        for (String column : COLUMNS) {
            builders.put(column, new EncodedColumn.Builder());
        }
        for (String[] row : rows) {
            ids.append(row[0]);
            for (int i = 0; i < COLUMNS.length; i++) {
                builders.get(COLUMNS[i]).add(row[i + 1]);
            }
        }
        Map<String, EncodedColumn> columns = new LinkedHashMap<>();
        builders.forEach((name, builder) -> columns.put(name, builder.build()));
        return RecordTable.toDedupe(columns, ids.build());
    }
}
