package io.tieback.server.page;

import io.tieback.wire.ReleaseManifest.Bin;
import io.tieback.wire.ReleaseManifest.Figure;
import io.tieback.wire.ReleaseManifest.Threshold;
import java.util.List;
import java.util.Locale;

/** A plot of shares against shares, x from 0 to 1. */
final class Plot {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 320;
    private static final int LEFT = 66;
    private static final int RIGHT = 18;
    private static final int TOP = 10;
    private static final int BOTTOM = 46;
    private static final int TICKS = 5;

    private final StringBuilder marks = new StringBuilder();
    private final String across;
    private final String up;
    private final double floor;
    private final String label;

    /**
     * An empty plot.
     *
     * @param across what x is
     * @param up what y is
     * @param floor the least y
     * @param label for those who do not see it
     */
    Plot(String across, String up, double floor, String label) {
        this.across = across;
        this.up = up;
        this.floor = Math.min(0.9, floor);
        this.label = label;
    }

    void diagonal() {
        add("<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x(0), y(0), x(1), y(1));
    }

    /** Tenths, each with its interval. */
    void points(List<Bin> bins, String style) {
        for (Bin bin : bins) {
            Figure came = bin.came();
            if (isPlotted(bin.said(), came)) {
                add(
                        "<line class=\"%s reach\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                        style, x(bin.said()), x(bin.said()), y(came.low()), y(came.high()));
                add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\"/>", style, x(bin.said()), y(came.value()));
            }
        }
    }

    /** The share of names that are right by the share named, in the band of its interval. */
    void band(List<Threshold> thresholds) {
        List<Threshold> plotted = thresholds.stream()
                .filter(threshold -> isPlotted(threshold.named(), threshold.right()))
                .toList();
        StringBuilder line = new StringBuilder();
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        for (Threshold threshold : plotted) {
            line.append(at(threshold.named(), threshold.right().value()));
            above.append(at(threshold.named(), threshold.right().high()));
            below.insert(0, at(threshold.named(), threshold.right().low()));
        }
        add("<polygon class=\"s0 band\" points=\"%s%s\"/>", above, below);
        add("<polyline class=\"s0 curve\" points=\"%s\"/>", line);
    }

    void mark(Threshold threshold) {
        if (isPlotted(threshold.named(), threshold.right())) {
            add(
                    "<circle class=\"s1\" cx=\"%.1f\" cy=\"%.1f\" r=\"6\"/>",
                    x(threshold.named()), y(threshold.right().value()));
        }
    }

    void write(Html html) {
        html.raw(String.format(
                        Locale.ROOT,
                        "<div class=\"scroll\"><svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\"",
                        WIDTH,
                        HEIGHT))
                .attribute("aria-label", label)
                .raw(">");
        for (int tick = 0; tick <= TICKS; tick++) {
            double share = floor + (1 - floor) * tick / TICKS;
            html.raw(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                            + "<text class=\"axis end\" x=\"%d\" y=\"%.1f\">%.2f</text>"
                            + "<text class=\"axis middle\" x=\"%.1f\" y=\"%d\">%.1f</text>",
                    LEFT,
                    WIDTH - RIGHT,
                    y(share),
                    y(share),
                    LEFT - 8,
                    y(share) + 4,
                    share,
                    x((double) tick / TICKS),
                    HEIGHT - BOTTOM + 18,
                    (double) tick / TICKS));
        }
        html.raw(marks.toString());
        html.raw(String.format(
                        Locale.ROOT, "<text class=\"axis middle\" x=\"%.1f\" y=\"%d\">", (x(0) + x(1)) / 2, HEIGHT - 8))
                .text(across)
                .raw(String.format(
                        Locale.ROOT,
                        "</text><text class=\"axis middle\" transform=\"translate(14 %.1f) rotate(-90)\">",
                        (y(floor) + y(1)) / 2))
                .text(up)
                .raw("</text></svg></div>");
    }

    private boolean isPlotted(double across, Figure figure) {
        return across >= 0 && figure.value() >= floor && figure.low() >= 0 && figure.high() >= 0;
    }

    private static double x(double share) {
        return LEFT + (WIDTH - LEFT - RIGHT) * share;
    }

    private double y(double share) {
        double within = (Math.max(floor, share) - floor) / (1 - floor);
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - within);
    }

    private String at(double across, double up) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x(across), y(up));
    }

    private void add(String format, Object... parts) {
        marks.append(String.format(Locale.ROOT, format, parts));
    }
}
