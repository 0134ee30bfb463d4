package io.tieback.embedded;

import io.tieback.core.report.Input;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A process that may write no file beyond a size: appends until the store fails, and then looks what still works. */
final class FullDisk {
    static final int ROWS = 100;
    private static final int ROW_BYTES = 8 * 1024;

    private FullDisk() {}

    /** Arguments: data directory. Prints how many rows were acknowledged, and what was seen after the failure. */
    public static void main(String[] args) {
        EmbeddedRuntime runtime = open(Path.of(args[0]));
        long acknowledged = 0;
        boolean failed = false;
        while (!failed) {
            failed = !append(runtime, rows(acknowledged));
            acknowledged += failed ? 0 : ROWS;
        }
        boolean refusedAgain = !append(runtime, rows(acknowledged));
        boolean answers = !runtime.readings().conservation(Optional.empty()).isEmpty();
        boolean sound = runtime.readings().figures().sound();
        System.out.println(acknowledged + " " + refusedAgain + " " + answers + " " + sound);
        System.out.flush();
        runtime.close();
        System.exit(0);
    }

    /** With write buffers that hold more than a file may: what grows is the write-ahead log. */
    static EmbeddedRuntime open(Path dir) {
        long ample = 512L * 1024 * 1024;
        StoreSettings store = new StoreSettings(8L * 1024 * 1024, ample, ample, ample, 2, 1_000);
        return EmbeddedRuntime.open(
                dir,
                new EmbeddedRuntime.Parts(
                        releases -> TestStages.pipeline(),
                        TestRuntimes.settings().withStore(store),
                        InstantSource.fixed(SeededInputs.START)));
    }

    static List<Input> rows(long first) {
        List<Input> rows = new ArrayList<>();
        for (long i = first; i < first + ROWS; i++) {
            rows.add(new RefusedReport(
                    "r" + i,
                    new ReportSlice("adv", "default", "lead", "TAG"),
                    ReportStatus.QUARANTINED,
                    List.of("code"),
                    new byte[ROW_BYTES]));
        }
        return rows;
    }

    private static boolean append(EmbeddedRuntime runtime, List<Input> rows) {
        try {
            runtime.door().append(rows);
            return true;
        } catch (StorageFailedException expected) {
            return false;
        }
    }
}
