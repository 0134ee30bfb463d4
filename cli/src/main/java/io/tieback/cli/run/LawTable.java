package io.tieback.cli.run;

import io.tieback.cli.text.Paragraph;
import io.tieback.cli.text.Table;
import io.tieback.cli.text.Table.Column;
import io.tieback.embedded.Law;
import java.util.List;

/** Laws and whether they hold. */
public final class LawTable {
    private static final int DETAIL_WIDTH = 68;

    private LawTable() {}

    /** One row for each, with what was counted. */
    public static Table of(List<Law> laws) {
        Table table = Table.of(Column.left("law"), Column.left("holds"), Column.left("what was checked"));
        for (Law law : laws) {
            List<String> detail = Paragraph.lines(law.detail(), DETAIL_WIDTH);
            table.row(law.name(), law.held() ? "yes" : "NO", detail.get(0));
            detail.subList(1, detail.size()).forEach(more -> table.row("", "", more));
        }
        return table;
    }
}
