package io.tieback.eval.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogisticModelTest {
    @Test
    void itFindsTheOddsThatLabelsWereDrawnBy() {
        SplittableRandom random = new SplittableRandom(3);
        List<int[]> examples = new ArrayList<>();
        boolean[] labels = new boolean[20_000];
        for (int i = 0; i < labels.length; i++) {
            boolean isSecond = random.nextBoolean();
            examples.add(isSecond ? new int[] {0, 1} : new int[] {0});
            labels[i] = random.nextDouble() < (isSecond ? .7 : .2);
        }

        LogisticModel model = LogisticModel.train(examples, labels, 2);

        assertThat(model.probability(new int[] {0})).isCloseTo(.2, within(.02));
        assertThat(model.probability(new int[] {0, 1})).isCloseTo(.7, within(.02));
    }

    @Test
    void withoutExamplesItKnowsNothing() {
        assertThat(LogisticModel.train(List.of(), new boolean[0], 1).probability(new int[] {0}))
                .isEqualTo(.5);
    }
}
