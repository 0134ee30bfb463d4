package io.tieback.server;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tieback.embedded.CapFigures;
import io.tieback.embedded.Readings;
import io.tieback.wire.ConservationLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Figures for Prometheus: totals alone, without the name of an advertiser, a user or a key. */
final class Metrics {
    /** The content type of {@link #text}. */
    static final String MEDIA_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests;
    private final Histogram seconds;

    Metrics(Readings readings, BodyReader bodies, Supplier<ConservationLine> totals, LongSupplier limited) {
        requests = Counter.builder()
                .name("tieback_http_requests_total")
                .help("Requests answered.")
                .labelNames("route", "status")
                .register(registry);
        seconds = Histogram.builder()
                .name("tieback_http_request_seconds")
                .help("Time from the headers to the answer, the sync of accepted rows in.")
                .labelNames("route")
                .classicOnly()
                .register(registry);
        CounterWithCallback.builder()
                .name("tieback_reports_total")
                .help("Received reports by what became of them.")
                .labelNames("status")
                .callback(report -> byStatus(totals.get()).forEach((status, count) -> report.call(count, status)))
                .register(registry);
        CounterWithCallback.builder()
                .name("tieback_reports_limited_total")
                .help("Admitted reports that are matched by some of their keys only, since the start.")
                .callback(report -> report.call((double) limited.getAsLong()))
                .register(registry);
        CounterWithCallback.builder()
                .name("tieback_inputs_processed_total")
                .help("Inputs of the log that are processed and committed.")
                .callback(report -> report.call((double) readings.figures().processed()))
                .register(registry);
        CounterWithCallback.builder()
                .name("tieback_failed_turns_total")
                .help("Inputs and timers at which a step threw; anything but 0 is a fault to be looked at.")
                .callback(report -> report.call((double) readings.failedTurns()))
                .register(registry);
        caps(readings);
        gauge(
                "tieback_reports_pending",
                "Received reports without a status yet.",
                () -> totals.get().pending());
        gauge(
                "tieback_inputs_pending",
                "Inputs of the log not yet processed.",
                () -> readings.figures().pending());
        gauge(
                "tieback_store_sound",
                "1 while the store works.",
                () -> readings.figures().sound() ? 1 : 0);
        gauge("tieback_bodies_held_bytes", "Bytes of request bodies held now.", bodies::held);
    }

    /** What the bounds of the evidence cost. */
    private void caps(Readings readings) {
        CounterWithCallback.builder()
                .name("tieback_evidence_questions_total")
                .help("Questions of reports to addresses and cookies: heard in full, heard where some users are not"
                        + " kept, not heard as too common, or not asked as the server's own address.")
                .labelNames("key", "answer")
                .callback(report -> {
                    CapFigures caps = readings.capFigures();
                    report.call((double) caps.addressAnswers() - caps.addressAnswersCapped(), "address", "whole");
                    report.call((double) caps.addressAnswersCapped(), "address", "capped");
                    report.call((double) caps.addressTooCommon(), "address", "too_common");
                    report.call((double) caps.addressOfServer(), "address", "server_address");
                    report.call((double) caps.cookieAnswers() - caps.cookieAnswersCapped(), "cookie", "whole");
                    report.call((double) caps.cookieAnswersCapped(), "cookie", "capped");
                    report.call((double) caps.cookieTooCommon(), "cookie", "too_common");
                })
                .register(registry);
        CounterWithCallback.builder()
                .name("tieback_evidence_users_unkept_total")
                .help("Users of addresses who are not kept there, summed over the answers to reports.")
                .callback(report -> report.call((double) readings.capFigures().addressUsersUnkept()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("tieback_candidate_recall_acts")
                .help("Acts whose keys name one user, by whether the user is a candidate with these keys withheld.")
                .labelNames("outcome")
                .callback(report -> readings.capFigures()
                        .recall()
                        .forEach((outcome, acts) ->
                                report.call((double) acts, outcome.name().toLowerCase(Locale.ROOT))))
                .register(registry);
    }

    /** Notes a request that was answered. */
    void answered(String route, int status, long nanos) {
        requests.labelValues(route, String.valueOf(status)).inc();
        seconds.labelValues(route).observe(nanos / 1e9);
    }

    /** All figures in Prometheus's text format. */
    byte[] text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return text.toByteArray();
    }

    private void gauge(String name, String help, Supplier<Number> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(report -> report.call(value.get().doubleValue()))
                .register(registry);
    }

    private static Map<String, Long> byStatus(ConservationLine totals) {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("rejected", totals.rejected());
        counts.put("quarantined", totals.quarantined());
        counts.put("suppressed", totals.suppressed());
        counts.put("exact_duplicate", totals.exactDuplicates());
        counts.put("admitted", totals.admitted());
        return counts;
    }
}
