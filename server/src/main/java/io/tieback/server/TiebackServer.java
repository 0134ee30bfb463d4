package io.tieback.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.tieback.core.admit.Admission;
import io.tieback.core.privacy.Pepper;
import io.tieback.embedded.EmbeddedRuntime;
import io.tieback.server.control.ControlPlane;
import io.tieback.server.control.FirstKeys;
import io.tieback.wire.ConservationLine;
import io.tieback.wire.DocumentReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tieback behind HTTP: the runtime of one data directory, its advertisers and keys, and the routes of the API. Open it,
 * and it answers until it is closed or killed; what was acknowledged is safe in either case.
 */
public final class TiebackServer implements AutoCloseable {
    /** File of advertisers and keys in the data directory. */
    static final String CONTROL_FILE = "control.sqlite";

    private final ControlPlane control;
    private final EmbeddedRuntime runtime;
    private final Optional<FirstKeys> newKeys;
    private final String bindAddress;
    private final Sessions sessions;
    private final Javalin http;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TiebackServer(ServerSettings settings, ControlPlane control, EmbeddedRuntime runtime) {
        this.control = control;
        this.runtime = runtime;
        this.bindAddress = settings.bindAddress();
        this.sessions = new Sessions(new SecureRandom(), InstantSource.system());
        this.http = Javalin.create(config -> configure(config, settings));
        http.start(settings.bindAddress(), settings.port());
        JettyLimits.apply(http.jettyServer().server(), settings.limits());
        this.newKeys = newKeys(settings, control); // last, so that a start that fails makes none
    }

    /** Opens a server by the system's clock; see {@link #open(ServerSettings, InstantSource)}. */
    public static TiebackServer open(ServerSettings settings) {
        return open(settings, InstantSource.system());
    }

    /**
     * Opens a data directory, or makes it, and answers at the port.
     *
     * @param clock gives receivedAt
     * @throws io.tieback.embedded.DataDirectoryBusyException if another process has the directory open
     * @throws io.tieback.embedded.DataFormatException if the directory is of an unknown format or of other settings
     * @throws io.tieback.embedded.StorageFailedException if the store does not open
     * @throws io.tieback.server.control.ControlPlaneException if the keys cannot be read
     * @throws NewKeysFileException if keys are to be made and the file for them cannot take them
     * @throws io.javalin.util.JavalinBindException if the port is taken
     */
    public static TiebackServer open(ServerSettings settings, InstantSource clock) {
        Path file = settings.dataDir().resolve(CONTROL_FILE);
        if (Files.notExists(file)) {
            settings.newKeysFile().ifPresent(NewKeysFileException::requireAbsent);
        }
        EmbeddedRuntime runtime = EmbeddedRuntime.open(settings.dataDir(), settings.runtime(), clock);
        try {
            ControlPlane control = ControlPlane.open(file, clock, new SecureRandom());
            try {
                settings.newKeysFile().ifPresent(keys -> NewKeysFileException.require(keys, control));
                return new TiebackServer(settings, control, runtime);
            } catch (RuntimeException e) {
                control.close();
                throw e;
            }
        } catch (RuntimeException e) {
            runtime.close();
            throw e;
        }
    }

    /** The port that is listened at. */
    public int port() {
        return http.port();
    }

    /** Where the API is, without a slash at the end. */
    public URI uri() {
        String host = bindAddress.contains(":") ? "[" + bindAddress + "]" : bindAddress;
        return URI.create("http://" + host + ":" + port());
    }

    /** A link to the page for people. It works once, within a day. */
    public URI pageLink() {
        return URI.create(uri() + "/open?link=" + sessions.link());
    }

    /** Method and path pattern of each route. */
    List<String> routes() {
        return http.unsafe.internalRouter.allHttpHandlers().stream()
                .filter(route -> route.endpoint.method.isHttpMethod())
                .map(route -> route.endpoint.method + " " + route.endpoint.path)
                .toList();
    }

    /** The keys that this opening made, if it made any. They are kept nowhere else. */
    public Optional<FirstKeys> newKeys() {
        return newKeys;
    }

    /** Of how many of a thousand acts the candidates are kept, as the data directory was made with. */
    public int loggedPerMille() {
        return runtime.loggedPerMille();
    }

    /** Advertisers and keys. */
    public ControlPlane control() {
        return control;
    }

    /**
     * Waits until everything taken in is processed and no timer is due by the clock.
     *
     * @return false if time was up, or the store failed
     */
    public boolean awaitQuiet(Duration atMost) {
        return runtime.awaitQuiet(atMost);
    }

    /** Answers what is at work, then closes everything. Closing twice does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            http.stop();
        } finally {
            runtime.close();
            control.close();
        }
    }

    private static Optional<FirstKeys> newKeys(ServerSettings settings, ControlPlane control) {
        boolean wanted = settings.newKeysFile().filter(Files::notExists).isPresent();
        Optional<FirstKeys> made = FirstKeys.make(control, settings.firstAdvertiser(), wanted);
        settings.newKeysFile().ifPresent(file -> made.ifPresent(keys -> keys.write(file)));
        return made;
    }

    private void configure(JavalinConfig config, ServerSettings settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.router.javaLangErrorHandler(Problems::failed);
        JettyLimits.apply(config.jetty, settings.limits());
        Problems.addTo(config.routes);
        Admission admission = new Admission(
                new Pepper(1, runtime.pepperSecret()), settings.admission(), settings.networks(), settings.consent());
        ReportIntake.Parts parts = new ReportIntake.Parts(new DocumentReader(), admission, control, runtime);
        SliceBound slices =
                new SliceBound(settings.limits().slices(), runtime.readings().conservation(Optional.empty()));
        BodyReader bodies = new BodyReader(settings.limits());
        DiskSpace disk = new DiskSpace(settings.dataDir(), settings.limits().freeBytes());
        IngestRoute.Doorway doorway =
                new IngestRoute.Doorway(bodies, runtime.door(), new ReportIds(new SecureRandom()), disk);
        Answers answers = new Answers(runtime, settings.runtime().pipeline());
        ReportIntake reports =
                new ReportIntake(parts, slices, settings.runtime().pipeline());
        Metrics metrics = new Metrics(
                runtime.readings(),
                bodies,
                () -> ConservationLine.total(answers.conservation(Optional.empty())),
                reports::limited);
        Service.addTo(config.routes, runtime.readings(), disk, metrics);
        Access access = new Access(control);
        Api.addTo(config.routes, access, doorway, parts, reports, answers);
        PageRoutes.addTo(
                config.routes,
                access,
                sessions,
                new PageRoutes.Shown(
                        () -> answers.overview(runtime.door().now(), uri()),
                        answers::reportForReader,
                        (version, least) ->
                                answers.userMatch(version, least, runtime.door().now())));
    }
}
