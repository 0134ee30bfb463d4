package io.tieback.cli.eval;

import io.tieback.cli.text.ProgressLine;
import io.tieback.eval.data.JudgedWorlds;
import io.tieback.eval.data.Teachers;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.world.read.WorldFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** A yardstick whose oracle learns from the truth of other worlds. */
abstract class TaughtYardstickCommand extends WorldYardstickCommand {
    private static final int SIBLINGS = 5;

    @Option(
            names = "--train",
            paramLabel = "DIR",
            description = "Folder of a world whose truth teaches the oracle; may be given again. Without it five are"
                    + " made under the same settings, with the seeds after that of the judged world.")
    private List<Path> train = new ArrayList<>();

    @Option(names = "--mixed", description = "Takes worlds of other settings to train on.")
    private boolean mixed;

    /** Measures the judged world of {@code teachers}. */
    abstract List<AnswerRow> measure(Teachers teachers, long seed);

    @Override
    final List<AnswerRow> measure(WorldFolder judged, long seed, ProgressLine progress) {
        return measure(teachers(judged, progress), seed);
    }

    @Override
    final String describe(WorldFolder judged) {
        return JudgedWorlds.describe(judged) + ", "
                + teachers(judged, ProgressLine.silent()).describe();
    }

    @Override
    final int teachersToMake() {
        return train.isEmpty() ? SIBLINGS : 0;
    }

    private Teachers teachers(WorldFolder judged, ProgressLine progress) {
        List<WorldFolder> given = train.stream().map(JudgedWorlds::open).toList();
        given.forEach(teacher -> JudgedWorlds.requireTeacher(judged, teacher, mixed));
        return new Teachers(judged, given, SIBLINGS, progress::at);
    }
}
