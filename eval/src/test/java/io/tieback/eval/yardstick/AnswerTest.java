package io.tieback.eval.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final AnswerRow FIGURE = AnswerRow.of(
                    "recall",
                    "share",
                    12,
                    Measured.of(.5, .4, .6),
                    Measured.exact(.25, "counted whole"),
                    Measured.absent("no other seed was given"))
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
        assertThat(row.get("absent").get("baselineInterval").asText()).isEqualTo("counted whole");
        assertThat(row.get("absent").has("estimate")).isFalse();
        assertThat(row.get("absent").has("estimateInterval")).isFalse();
        assertThat(root.get("leaks")).isEmpty();
        assertThat(row.get("reached").asBoolean()).isTrue();
    }

    @Test
    void whatIsAskedAndAbsentIsNotReached() {
        AnswerRow absent = AnswerRow.alone("recall", "share", 0, Measured.absent("nobody"), "nobody")
                .asked(Target.atMost(1));
        assertThat(answer(absent).isReached()).isFalse();
        assertThat(answer(absent.asked(Target.NONE)).isReached()).isTrue();
    }

    @Test
    void aRowWithNeitherFigureNorReasonCannotBeMade() {
        assertThatThrownBy(() -> Measured.absent(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Measured.exact(.5, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Measured(Double.NaN, Double.NaN, Double.NaN, "", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AnswerRow.alone("recall", "share", 1, Measured.of(.5, .4, .6), ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Measured.of(1, 1, 1).point()).isNotEmpty();
    }

    @Test
    void aRuleThatBeatsTheModelBeyondItsIntervalIsALeak() {
        AnswerRow leak = AnswerRow.leakCheck("lowest id", "precision", 9, Measured.of(.2, .1, .3));
        AnswerRow none = AnswerRow.leakCheck("lowest id", "precision", 9, Measured.of(.01, -.1, .3));
        AnswerRow unknown = AnswerRow.leakCheck("lowest id", "precision", 9, Measured.absent("no oracle"));
        assertThat(answer(leak).leaks()).singleElement().asString().startsWith("leak: lowest id is better");
        assertThat(answer(leak).isReached()).isFalse();
        assertThat(answer(none).leaks()).isEmpty();
        assertThat(answer(none).isReached()).isTrue();
        assertThat(answer(unknown).leaks()).isEmpty();
    }

    @Test
    void aPublishedFigureIsMetWithinItsToleranceOnly() {
        Target near = Target.near(1.5, .2, "a paper");
        assertThat(near.isReachedBy(Measured.exact(1.69, "counted whole"))).isTrue();
        assertThat(near.isReachedBy(Measured.exact(1.71, "counted whole"))).isFalse();
    }

    private static Answer answer(AnswerRow row) {
        return new Answer("user-match", 3, "a tiny world", "unknown", Answer.thisMachine(), List.of(row));
    }
}
