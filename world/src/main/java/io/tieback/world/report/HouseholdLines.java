package io.tieback.world.report;

import io.tieback.core.report.EngagementKind;
import io.tieback.world.act.Act;
import io.tieback.world.act.Frame;
import io.tieback.world.act.Life;
import io.tieback.world.act.Lives;
import io.tieback.world.ads.Engagement;
import io.tieback.world.people.Household;
import io.tieback.world.people.Person;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import io.tieback.world.write.JsonLine;
import io.tieback.world.write.LineSink;
import io.tieback.world.write.OutputFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lives a household and writes every line of it, truth and appearance. One for each thread. */
public final class HouseholdLines {
    private static final long DAY = Frame.DAY;

    private final Frame frame;
    private final long startMillis;
    private final Lives lives;
    private final Reporters reporters;
    private final Spam spam;
    private final Evidence evidence;
    private final PlatformLines platform;
    private final TruthLines truth;
    private final BrowsingLog browsing;
    private final ReportJson reportJson;
    private final double panelShare;
    private final JsonLine json = new JsonLine();

    /**
     * @param people of the world
     * @param startMillis epoch milliseconds of the world's start
     */
    public HouseholdLines(Frame frame, int people, long startMillis) {
        this.frame = frame;
        this.startMillis = startMillis;
        lives = new Lives(frame);
        reporters = new Reporters(frame);
        spam = new Spam(frame);
        evidence = new Evidence(frame);
        platform = new PlatformLines(frame, startMillis);
        truth = new TruthLines(frame, startMillis);
        browsing = new BrowsingLog(frame, people, startMillis);
        reportJson = new ReportJson(startMillis);
        panelShare = frame.settings().get(Knob.PANEL);
    }

    /** Writes all lines of a household. */
    public void write(Household household, LineSink sink) {
        var all = new ArrayList<Life>();
        var acts = new ArrayList<Act>();
        var clicks = new ArrayList<Engagement>();
        for (Person person : household.people()) {
            Life life = lives.of(person);
            all.add(life);
            acts.addAll(life.acts());
            life.engagements().stream()
                    .filter(done -> done.kind() == EngagementKind.CLICK)
                    .forEach(clicks::add);
            person(life, sink);
        }
        clicks.sort(Comparator.comparingLong(Engagement::millis).thenComparingLong(Engagement::id));
        acts.sort(Comparator.comparingLong(Act::millis).thenComparingLong(Act::id));
        reports(household, acts, new CookieJars(frame, clicks), sink);
    }

    private void person(Life life, LineSink sink) {
        truth.person(life.person(), inPanel(life.person()), json, sink);
        platform.identifiers(life, evidence, json, sink);
        platform.sightings(life, json, sink);
        platform.engagements(life, json, sink);
        for (Act act : life.acts()) {
            List<Engagement> eligible = TrueCredit.eligible(act, life.engagements());
            truth.act(act, eligible, json, sink);
            if (!act.isRefund()) {
                truth.credit(act, eligible, json, sink);
            }
        }
        truth.outcomes(life, json, sink);
        if (browsing.covers(life.person()) && !life.person().devices().isEmpty()) {
            browsing.write(life, json, sink);
        }
    }

    private void reports(Household household, List<Act> acts, CookieJars jars, LineSink sink) {
        int written = 0;
        for (Act act : acts) {
            Seen seen = jars.see(act);
            if (act.presence().person().userId().isPresent()) {
                platform.landing(seen, json, sink);
            }
            List<ReportDraft> reports = reporters.reports(seen);
            var rows = new ArrayList<String>(reports.size());
            for (ReportDraft report : reports) {
                rows.add(report(household.id(), written++, report, sink));
            }
            duplicates(act, rows, sink);
        }
        for (ReportDraft invented : spam.reports(household.id(), written)) {
            report(household.id(), written++, invented, sink);
        }
    }

    private String report(int household, int number, ReportDraft report, LineSink sink) {
        String row = "r" + Long.toString(Draws.hash(frame.seed(), Purpose.ROW, household, number) >>> 1, 36);
        reportJson.report(json, row, report);
        sink.accept(OutputFile.REPORTS, report.receivedMillis, json);
        reportJson.truth(json, row, report);
        sink.accept(OutputFile.TRUTH_REPORTS, report.receivedMillis, json);
        report.seen
                .map(seen -> seen.act().presence().person())
                .filter(this::inPanel)
                .ifPresent(person -> {
                    json.begin().text("row", row).text("advertiserId", report.advertiser.id());
                    json.flag("known", person.userId().isPresent());
                    person.userId().ifPresent(user -> json.text("userId", user));
                    json.seconds("knownAt", startMillis + report.receivedMillis + DAY)
                            .end();
                    sink.accept(OutputFile.PANEL, report.receivedMillis + DAY, json);
                });
        return row;
    }

    private void duplicates(Act act, List<String> rows, LineSink sink) {
        if (rows.size() > 1) {
            json.begin().text("actId", act.key()).list("rows");
            rows.forEach(json::item);
            json.endList().end();
            sink.accept(OutputFile.TRUTH_DUPLICATES, 0, json);
        }
    }

    private boolean inPanel(Person person) {
        return Draws.unit(frame.seed(), Purpose.PANEL, person.id(), 0) < panelShare;
    }
}
