package io.tieback.eval.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final AnswerRow FIGURE = AnswerRow.of("recall", "share", 12, Measured.of(.5, .4, .6))
            .beside(Measured.exact(.25, "unused"), Measured.absent("no other seed was given"))
            .asked(Target.atLeast(.45));

    @Test
    void jsonHoldsEveryFigureAndWhyTheOthersAreAbsent() throws Exception {
        JsonNode root = new ObjectMapper().readTree(answer(FIGURE).json());
        assertThat(root.get("yardstick").asText()).isEqualTo("user-match");
        assertThat(root.get("seed").asLong()).isEqualTo(3);
        JsonNode row = root.get("rows").get(0);
        assertThat(row.get("low").asDouble()).isEqualTo(.4);
        assertThat(row.get("baseline").asDouble()).isEqualTo(.25);
        assertThat(row.get("oracle").isNull()).isTrue();
        assertThat(row.get("absent").get("oracle").asText()).isEqualTo("no other seed was given");
        assertThat(row.get("absent").has("estimate")).isFalse();
        assertThat(row.get("reached").asBoolean()).isTrue();
    }

    @Test
    void whatIsAskedAndAbsentIsNotReached() {
        AnswerRow absent =
                AnswerRow.of("recall", "share", 0, Measured.absent("nobody")).asked(Target.atMost(1));
        assertThat(answer(absent).isReached()).isFalse();
        assertThat(answer(absent.asked(Target.NONE)).isReached()).isTrue();
    }

    @Test
    void aPublishedFigureIsMetWithinItsToleranceOnly() {
        Target near = Target.near(1.5, .2, "a paper");
        assertThat(near.isReachedBy(Measured.exact(1.69, ""))).isTrue();
        assertThat(near.isReachedBy(Measured.exact(1.71, ""))).isFalse();
    }

    private static Answer answer(AnswerRow row) {
        return new Answer("user-match", 3, "a tiny world", "unknown", Answer.thisMachine(), List.of(row));
    }
}
