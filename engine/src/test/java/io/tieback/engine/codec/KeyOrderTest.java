package io.tieback.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.ledger.RollupKey;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ReportSlice;
import io.tieback.engine.codec.LedgerCodec.RowId;
import io.tieback.engine.step.MemoryStore;
import io.tieback.engine.step.OrderedView.Row;
import io.tieback.engine.step.StoreKeys;
import io.tieback.engine.timeline.TimelineState;
import io.tieback.engine.timeline.TimelineState.AdOf;
import io.tieback.engine.timeline.TimelineState.EngagementKey;
import io.tieback.engine.timeline.TimelineState.PartKey;
import io.tieback.engine.timeline.TimelineState.StoredPart;
import io.tieback.engine.user.UserState;
import io.tieback.engine.user.UserState.EngagementRef;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
    private static final int PAIRS = 20_000;

    /** By code points, which is the order of UTF-8; the JDK's own order differs past U+FFFF. */
    private static final Comparator<String> TEXT =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    private static final Comparator<RowId> ROWS = Comparator.comparing(RowId::reportId, TEXT)
            .thenComparing(RowId::cause)
            .thenComparing(row -> row.origin().stage())
            .thenComparing(row -> row.origin().key(), TEXT)
            .thenComparing(row -> row.origin().turn())
            .thenComparing(row -> row.origin().output());

    private static final Comparator<RollupKey> CELLS = Comparator.comparing(RollupKey::advertiserId, TEXT)
            .thenComparing(RollupKey::setting, TEXT)
            .thenComparing(RollupKey::day)
            .thenComparing(RollupKey::outcome, TEXT)
            .thenComparing(RollupKey::campaignId, TEXT)
            .thenComparing(RollupKey::adId, TEXT)
            .thenComparing(RollupKey::conversionType, TEXT)
            .thenComparing(RollupKey::currency, TEXT);

    private static final Comparator<ReportSlice> SLICES = Comparator.comparing(ReportSlice::advertiserId, TEXT)
            .thenComparing(ReportSlice::dataSet, TEXT)
            .thenComparing(ReportSlice::conversionType, TEXT)
            .thenComparing(ReportSlice::ingestChannel, TEXT);

    private static final Comparator<EngagementKey> ENGAGEMENTS = Comparator.comparing(EngagementKey::advertiserId, TEXT)
            .thenComparing(EngagementKey::kind)
            .thenComparing(EngagementKey::occurredAt, Comparator.reverseOrder())
            .thenComparing(EngagementKey::engagementId, TEXT);

    private static final Comparator<PartKey> PARTS = Comparator.comparing(PartKey::advertiserId, TEXT)
            .thenComparing(PartKey::occurredAt)
            .thenComparing(PartKey::actId, TEXT);

    @Test
    void textKeepsTheOrderOfCodePoints() {
        Generated g = new Generated(1);
        keepsOrder(Codec.orderedText(), g::text, TEXT);
    }

    @Test
    void aTextIsNeverTakenForTheBeginningOfItsNeighbour() {
        Generated g = new Generated(2);
        Codec<List<String>> pair = Codec.ordered(
                (w, texts) -> texts.forEach(w::orderedText), r -> List.of(r.orderedText(), r.orderedText()));
        keepsOrder(
                pair,
                () -> List.of(g.text(), g.text()),
                Comparator.comparing((List<String> texts) -> texts.get(0), TEXT)
                        .thenComparing(texts -> texts.get(1), TEXT));
    }

    @Test
    void timesKeepTheirOrderForwardsAndBackwards() {
        Generated g = new Generated(3);
        keepsOrder(instant(ByteWriter::orderedInstant, ByteReader::orderedInstant), g::time, Comparator.naturalOrder());
        keepsOrder(instant(ByteWriter::latestFirst, ByteReader::latestFirst), g::time, Comparator.reverseOrder());
    }

    @Test
    void matchKeysKeepTheirOrder() {
        Generated g = new Generated(4);
        keepsOrder(Codec.ordered(Fields::key, Fields::key), g::key, Comparator.<MatchKey>naturalOrder());
    }

    @Test
    void rowsOfTheBooksKeepTheirOrder() {
        Generated g = new Generated(5);
        keepsOrder(LedgerCodec.ROW, g::row, ROWS);
        keepsOrder(LedgerCodec.CELL, () -> RollupKey.of(g.entry()), CELLS);
        keepsOrder(LedgerCodec.SLICE, g::slice, SLICES);
    }

    @Test
    void aReportsRowsAndAnAdvertisersCellsLieTogether() {
        Generated g = new Generated(6);
        for (int i = 0; i < PAIRS; i++) {
            RowId row = g.row();
            RollupKey cell = RollupKey.of(g.entry());
            String other = g.text();
            assertThat(startsWith(LedgerCodec.ROW.encode(row), LedgerCodec.report(other)))
                    .isEqualTo(row.reportId().equals(other));
            assertThat(startsWith(LedgerCodec.CELL.encode(cell), LedgerCodec.advertiser(other)))
                    .isEqualTo(cell.advertiserId().equals(other));
        }
    }

    @Test
    void aTimelineGivesEngagementsLatestFirstAndPartsEarliestFirst() {
        for (long seed = 0; seed < 200; seed++) {
            Generated g = new Generated(seed);
            TimelineState state = TimelineState.SHAPE.open(new MemoryStore(), StoreKeys.of(6, g.text()));
            TreeSet<EngagementKey> engagements = new TreeSet<>(ENGAGEMENTS);
            TreeSet<PartKey> parts = new TreeSet<>(PARTS);
            for (int i = 0; i < 50; i++) {
                EngagementKey engagement =
                        new EngagementKey(g.text(), g.engagement().kind(), g.time(), g.text());
                engagements.add(engagement);
                state.engagements().put(engagement, new AdOf("c", "a"));
                PartKey part = new PartKey(g.text(), g.time(), g.text());
                parts.add(part);
                state.parts().put(part, new StoredPart(g.part(), List.of()));
            }
            assertThat(state.engagements().first(99).stream().map(Row::key)).containsExactlyElementsOf(engagements);
            assertThat(state.parts().first(99).stream().map(Row::key)).containsExactlyElementsOf(parts);
        }
    }

    @Test
    void aUsersEngagementsLieByTheDayOfTheirReceipt() {
        Generated g = new Generated(7);
        UserState state = UserState.SHAPE.open(new MemoryStore(), StoreKeys.of(0, "u"));
        TreeSet<EngagementRef> refs = new TreeSet<>(
                Comparator.comparing(EngagementRef::day).thenComparing(EngagementRef::engagementId, TEXT));
        for (int i = 0; i < 500; i++) {
            EngagementRef ref = new EngagementRef(g.number() & 0xFFFF, g.text());
            refs.add(ref);
            state.engagements().put(ref, true);
        }
        assertThat(state.engagements().first(999).stream().map(Row::key)).containsExactlyElementsOf(refs);
    }

    private static Codec<Instant> instant(BiConsumer<ByteWriter, Instant> write, Function<ByteReader, Instant> read) {
        return Codec.ordered(write, read);
    }

    private static <T> void keepsOrder(Codec<T> codec, Supplier<T> any, Comparator<T> order) {
        for (int i = 0; i < PAIRS; i++) {
            T a = any.get();
            T b = any.get();
            int byBytes = Arrays.compareUnsigned(codec.encode(a), codec.encode(b));
            assertThat(Integer.signum(byBytes)).as("%s and %s", a, b).isEqualTo(Integer.signum(order.compare(a, b)));
            assertThat(codec.decode(codec.encode(a))).isEqualTo(a);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
