package io.tieback.eval.maturity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.eval.data.Teachers;
import io.tieback.eval.data.TinyWorlds;
import io.tieback.eval.yardstick.AnswerRow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaturityYardstickTest {
    private static final long HOUR = 3_600_000;

    @TempDir
    private static Path folder;

    private static Teachers teachers;

    @BeforeAll
    static void write() {
        teachers = TinyWorlds.teachers(folder, 95);
    }

    @Test
    void theCurveRisesToOneAtTheHorizon() {
        DelayCurve curve = new DelayCurve();
        curve.add(ClickedConversions.of(teachers.judged()));
        double before = 0;
        for (long hours = 0; hours <= ClickedConversions.HORIZON.toHours(); hours += 6) {
            assertThat(curve.knownBy("checkout", hours * HOUR)).isGreaterThanOrEqualTo(before);
            before = curve.knownBy("checkout", hours * HOUR);
        }
        assertThat(before).isEqualTo(1);
        assertThat(curve.knownBy("a goal that nobody has", ClickedConversions.HORIZON.toMillis()))
                .isEqualTo(1);
    }

    @Test
    void withoutAConversionNothingIsKnown() {
        assertThat(new DelayCurve().knownBy("checkout", HOUR)).isNaN();
    }

    @Test
    void whatHasComeIsShortByWhatIsYetToComeAndLessSoWithAge() {
        List<AnswerRow> rows = MaturityYardstick.measure(teachers, 2);
        double before = 1;
        for (int age = 0; age < 4; age++) {
            double toCome = rows.get(3 * age).estimate().value();
            assertThat(toCome).isBetween(0.0, before);
            assertThat(rows.get(3 * age + 1).baseline().value()).isEqualTo(toCome);
            before = toCome;
        }
    }
}
