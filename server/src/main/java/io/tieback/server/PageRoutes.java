package io.tieback.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.tieback.server.control.ApiKey;
import io.tieback.server.control.Role;
import io.tieback.server.page.Overview;
import io.tieback.server.page.OverviewPage;
import io.tieback.server.page.Pages;
import io.tieback.server.page.ReportPage;
import io.tieback.server.page.UserMatchPage;
import io.tieback.server.page.UserMatchView;
import io.tieback.wire.ReportAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The page for people. It is opened by a link that works once, or by a reader's key; the cookie opens nothing else. */
final class PageRoutes {
    private static final String COOKIE = "tieback_session";
    private static final String TYPE = "text/html; charset=utf-8";
    private static final int LONGEST_FORM = 1_024;
    private static final double USUAL_LEAST = 0.9;
    private static final Set<String> PATHS = Set.of("/", "/report", "/user-match", "/page.css", "/open", "/session");
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';" + " frame-ancestors 'none'";

    private final Access access;
    private final Sessions sessions;
    private final Shown shown;

    private PageRoutes(Access access, Sessions sessions, Shown shown) {
        this.access = access;
        this.sessions = sessions;
        this.shown = shown;
    }

    /**
     * What there is to show, as a reader may see it.
     *
     * @param report the life of a report by its id
     * @param userMatch a release by its version, the one that serves if none is given, and from which probability on
     */
    record Shown(
            Supplier<Overview> overview,
            Function<String, Optional<ReportAnswer>> report,
            BiFunction<OptionalInt, Double, UserMatchView> userMatch) {}

    static void addTo(RoutesConfig routes, Access access, Sessions sessions, Shown shown) {
        PageRoutes page = new PageRoutes(access, sessions, shown);
        byte[] style = style();
        routes.get(
                "/",
                request -> page.show(
                        request, () -> OverviewPage.render(shown.overview().get())));
        routes.get("/report", request -> page.show(request, () -> page.report(request)));
        routes.get("/user-match", request -> page.show(request, () -> page.userMatch(request)));
        routes.get("/open", page::open);
        routes.post("/session", page::signIn);
        routes.get(
                "/page.css",
                request -> request.contentType("text/css; charset=utf-8").result(style));
    }

    /** Whether a route, as method and path, is one of these. */
    static boolean isPage(String route) {
        return PATHS.contains(route.substring(route.indexOf(' ') + 1));
    }

    private void show(Context request, Supplier<String> render) {
        Optional<String> session = Optional.ofNullable(request.cookie(COOKIE));
        if (session.filter(sessions::isOpen).isPresent()) {
            html(request, render.get());
        } else {
            html(request, Pages.signIn(false));
            request.status(401);
        }
    }

    private String report(Context request) {
        String reportId =
                Parameters.of(request, Set.of("id")).text("id").orElse("").strip();
        Optional<ReportAnswer> life = shown.report().apply(reportId);
        request.status(life.isPresent() ? 200 : 404);
        return life.map(ReportPage::render).orElseGet(() -> ReportPage.missing(reportId));
    }

    private String userMatch(Context request) {
        Parameters parameters = Parameters.of(request, Set.of("version", "least"));
        return UserMatchPage.render(
                shown.userMatch().apply(parameters.whole("version"), parameters.share("least", USUAL_LEAST)));
    }

    private void open(Context request) {
        String link = Parameters.of(request, Set.of("link")).text("link").orElse("");
        if (sessions.use(link)) {
            admit(request);
            html(request, Pages.opened());
        } else {
            html(request, Pages.signIn(true));
            request.status(401);
        }
    }

    private void signIn(Context request) throws IOException {
        byte[] form = request.req().getInputStream().readNBytes(LONGEST_FORM);
        Optional<ApiKey> key = secret(new String(form, StandardCharsets.UTF_8)).flatMap(access::key);
        if (key.filter(known -> known.role() != Role.ADVERTISER).isPresent()) {
            admit(request);
            html(request, Pages.opened());
        } else {
            html(request, Pages.signIn(true));
            request.status(401);
        }
    }

    private static Optional<String> secret(String form) {
        try {
            return form.startsWith("key=")
                    ? Optional.of(URLDecoder.decode(form.substring(4), StandardCharsets.UTF_8)
                            .strip())
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private void admit(Context request) {
        Cookie cookie = new Cookie(COOKIE, sessions.open());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        request.cookie(cookie);
    }

    private static void html(Context request, String page) {
        request.contentType(TYPE)
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .result(page.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] style() {
        try (InputStream in = Pages.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read page.css", e);
        }
    }
}
