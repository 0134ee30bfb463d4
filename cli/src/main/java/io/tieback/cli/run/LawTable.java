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

    /** One row for each, with what was counted; of a broken one what breaks it. */
    public static Table of(List<Law> laws) {
        Table table = Table.of(
                Column.left("law"), Column.left("holds"), Column.left("what it says, and on how much it was checked"));
        for (Law law : laws) {
            String said = law.held() ? sentence(law.name()) + ": " + law.detail() : law.detail();
            List<String> detail = Paragraph.lines(said, DETAIL_WIDTH);
            table.row(law.name(), law.held() ? "yes" : "NO", detail.get(0));
            detail.subList(1, detail.size()).forEach(more -> table.row("", "", more));
        }
        return table;
    }

    private static String sentence(String law) {
        return switch (law) {
            case "log" -> "what was answered for is in the log, and can be read";
            case "conservation" -> "each received report is accounted for once";
            case "credit" -> "each report counts for one under each setting";
            case "value" -> "an act's parts sum to its value";
            case "rollups" -> "the sums kept are those of the entries";
            case "replay-ledger" -> "the log read anew gives the same ledger";
            case "replay-sums" -> "and the same sums";
            case "replay-state" -> "and the same states";
            default -> law;
        };
    }
}
