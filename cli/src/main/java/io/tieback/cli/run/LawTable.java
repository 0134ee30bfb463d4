package io.tieback.cli.run;

import io.tieback.cli.text.Table;
import io.tieback.cli.text.Table.Column;
import io.tieback.embedded.Law;
import java.util.ArrayList;
import java.util.List;

/** Laws and whether they hold. */
public final class LawTable {
    private static final int DETAIL_WIDTH = 68;

    private LawTable() {}

    /** One row for each, with what was counted. */
    public static Table of(List<Law> laws) {
        Table table = Table.of(Column.left("law"), Column.left("holds"), Column.left("what was checked"));
        for (Law law : laws) {
            List<String> detail = broken(law.detail());
            table.row(law.name(), law.held() ? "yes" : "NO", detail.get(0));
            detail.subList(1, detail.size()).forEach(more -> table.row("", "", more));
        }
        return table;
    }

    private static List<String> broken(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > DETAIL_WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
