package io.tieback.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.eval.yardstick.Answer;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Measured;
import io.tieback.eval.yardstick.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTableTest {

    @Test
    void whatIsAbsentIsADashWhoseReasonStandsBelowOnce() {
        AnswerRow seen = AnswerRow.of(
                        "recall",
                        "share",
                        1_200,
                        Measured.of(.5, .4, .6),
                        Measured.exact(0, "nobody is named"),
                        Measured.absent("no oracle here"))
                .asked(Target.atLeast(.75));
        AnswerRow other = seen.asked(Target.NONE);
        Answer answer = new Answer("user-match", 3, "a tiny world", "abc", "a machine", List.of(seen, other));
        List<String> lines = AnswerTable.lines(answer);
        assertThat(lines.get(0)).isEqualTo("user-match: a tiny world; draws by seed 3");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "1,200", "0.5000 [0.4000, 0.6000]", "0.0000 [– a]", "– b", "≥ 0.7500", "NOT reached"));
        assertThat(lines).filteredOn(line -> line.contains("no oracle here")).containsExactly("– b  no oracle here");
    }

    @Test
    void aLeakIsSaidInTheRowAndInTheLastLine() {
        AnswerRow leak = AnswerRow.leakCheck("lowest id", "precision", 9, Measured.of(.2, .1, .3));
        Answer answer = new Answer("user-match", 3, "a tiny world", "abc", "a machine", List.of(leak));
        List<String> lines = AnswerTable.lines(answer);
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("leak check, lowest id", "LEAK"));
        assertThat(lines.get(lines.size() - 1))
                .startsWith("leak: lowest id is better than the model by 0.2000 [0.1000, 0.3000]");
    }
}
