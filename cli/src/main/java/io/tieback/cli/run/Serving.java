package io.tieback.cli.run;

import io.tieback.cli.client.LocalServer;
import io.tieback.cli.text.Screen;
import io.tieback.server.ServerSettings;
import io.tieback.server.TiebackServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A server that a command keeps, and closes whole whichever way the command ends: Ctrl-C is always safe. */
public final class Serving implements AutoCloseable {
    private final Path dataDir;
    private final boolean isTemporary;
    private final AtomicReference<@Nullable TiebackServer> server = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "tieback-end");

    /** @param isTemporary whether the folder goes when all is over */
    public Serving(Path dataDir, boolean isTemporary) {
        this.dataDir = dataDir;
        this.isTemporary = isTemporary;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Opens a server, in place of the one that was closed. */
    public TiebackServer open(ServerSettings settings) {
        return open(settings, InstantSource.system());
    }

    /** The same by another clock. */
    public TiebackServer open(ServerSettings settings, InstantSource clock) {
        TiebackServer opened = LocalServer.open(settings, clock);
        server.set(opened);
        return opened;
    }

    /** Opens the server again after a run, says how to look at it, and waits for Ctrl-C. */
    public void stayOpen(ServerSettings settings, Screen screen, String reportId) {
        TiebackServer opened = open(settings);
        Path keys = dataDir.resolve("keys.json");
        screen.section("The server is open at " + opened.uri() + " until Ctrl-C");
        screen.line("The page    " + opened.pageLink());
        screen.line("            (the link works once; a new one with every start)");
        screen.line("Keys        " + keys);
        screen.line("One report  ./tieback explain " + reportId + " \\");
        screen.line("              --server " + opened.uri() + " --keys " + keys);
        screen.line("The API     curl " + opened.uri() + "/openapi.yaml");
        screen.space();
        await();
    }

    /** Waits until the process is told to end. */
    public void await() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the server and removes a temporary folder. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return; // the hook is at it
        }
        end();
    }

    private synchronized void end() {
        TiebackServer open = server.getAndSet(null);
        if (open != null) {
            open.close();
        }
        if (isTemporary) {
            DataDirs.remove(dataDir);
        }
        ended.countDown();
    }
}
