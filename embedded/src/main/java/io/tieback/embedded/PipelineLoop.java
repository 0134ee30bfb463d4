package io.tieback.embedded;

import java.time.Duration;
import java.time.Instant;

/** Reads the log behind the door, processes it, and lets time pass when nothing comes. One thread. */
final class PipelineLoop implements Runnable {
    private final LogReader log;
    private final Processor processor;
    private final Progress progress;
    private final Door door;
    private final Duration idlePoll;

    PipelineLoop(OpenStore store, Processor processor, Progress progress, Door door, EmbeddedSettings settings) {
        this.log = new LogReader(store.database(), store.keys()::find);
        this.processor = processor;
        this.progress = progress;
        this.door = door;
        this.idlePoll = settings.idlePoll();
    }

    @Override
    public void run() {
        try {
            while (!progress.isStopping()) {
                if (processor.next() < progress.appended()) {
                    catchUp(progress.appended());
                } else {
                    progress.awaitWork(idlePoll);
                    tickIfIdle();
                }
            }
        } catch (StorageFailedException e) {
            progress.fail(e);
        } catch (RuntimeException | Error bug) {
            progress.fail(new StorageFailedException("processing ended", bug));
        }
    }

    /** Processes up to an offset, or until the end is near, and commits. */
    private void catchUp(long end) {
        log.read(processor.next(), end, row -> {
            processor.accept(row);
            return !progress.isStopping();
        });
        processor.commit();
    }

    private void tickIfIdle() {
        boolean idle = processor.next() == progress.appended() && !progress.isStopping();
        Instant now = door.now();
        if (idle && processor.nextTimer().filter(due -> !due.isAfter(now)).isPresent()) {
            door.tick();
        }
    }
}
