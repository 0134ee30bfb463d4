package io.tieback.eval.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.eval.data.Teachers;
import io.tieback.eval.data.TinyWorlds;
import io.tieback.eval.oracle.Lessons;
import io.tieback.eval.oracle.UntaughtOracle;
import io.tieback.eval.type.MaskedTypes.Question;
import io.tieback.eval.yardstick.AnswerRow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypeYardstickTest {
    @TempDir
    private static Path folder;

    private static Teachers teachers;
    private static List<Question> judged = List.of();
    private static List<Question> lessons = List.of();

    @BeforeAll
    static void read() {
        teachers = TinyWorlds.teachers(folder, 91);
        judged = MaskedTypes.of(teachers.judged());
        lessons = MaskedTypes.of(teachers.given().get(0));
    }

    @Test
    void theOracleTellsMoreTypesThanTheCommonestDoes() {
        List<AnswerRow> rows = TypeYardstick.measure(teachers, 1);
        assertThat(rows.get(0).oracle().value())
                .isGreaterThan(rows.get(0).baseline().high());
        assertThat(rows.get(0).estimate().absent()).isEqualTo("Tieback tells no type yet");
        assertThat(rows.get(1).estimate().low()).isPositive();
    }

    @Test
    void shuffledTruthTellsNoMoreTypesThanTheCommonestDoes() throws UntaughtOracle {
        Lessons taught = new Lessons(1, 2);
        lessons.forEach(question -> TypeYardstick.learn(question, taught));
        Lessons.Taught blind = taught.shuffled(3).teach(TypeYardstick.free(judged));
        long byMajority = judged.stream()
                .filter(one -> one.majority().equals(one.truth()))
                .count();
        long byBlind = judged.stream()
                .filter(one -> TypeYardstick.likeliest(one, blind).equals(one.truth()))
                .count();
        assertThat(byBlind).isLessThan(byMajority);
    }

    @Test
    void aFifthOfTheActsIsHidden() {
        assertThat(judged)
                .hasSizeBetween(300, 1_200)
                .allMatch(question ->
                        question.features().size() == question.candidates().size());
    }
}
