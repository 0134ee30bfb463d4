package io.tieback.eval.device;

import io.tieback.eval.data.UnfitData;
import io.tieback.eval.device.NamingStudy.Judged;
import io.tieback.eval.device.NamingStudy.Tallies;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import io.tieback.eval.yardstick.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whose desktop is it? Real browsing of people with desktops and phones: an event of a desktop is given the person of
 * a phone, or nobody, by the addresses that both were at.
 *
 * <p>Where the definitions leave a choice: the 200 rows a person are of the desktop's (the same taken over all rows of
 * the person are printed beside it); evidence is never sampled; a fold is the whole SHA-256 modulo ten (by its first
 * eight bytes is printed beside it); days and hours are of UTC; the active days of an address are those on which a
 * desktop was seen there; user and address are ordered as text; a phone counts once an hour at an address, at its first
 * time in the hour, so that people and distractors are seen alike; a cookie's history ends with the hour before the
 * event; a row without a time zone is taken to be in Eastern Daylight Time.
 */
public final class CrossDeviceYardstick {
    private static final int WORLDS = 10;
    private static final int THINNED = 4;
    private static final int SWEEP_WORLDS = 2;
    private static final int[] SWEEP = {0, 1, 2, 3, 10, 100, 1_000};
    private static final Measured NO_OTHER = Measured.absent("one log of one city: no other could teach an oracle");
    private static final String NOBODY_NAMED = "nobody is named";
    private static final String NO_PAIR = "no person of the log has both devices";

    private final DeviceLog log;
    private final Persons persons;
    private final NamingStudy study;
    private final long seed;
    private final Bootstrap bootstrap;
    private final Progress progress;
    private final List<AnswerRow> rows = new ArrayList<>();

    /** Told how far the work has come. */
    public interface Progress {
        /**
         * So much is done.
         *
         * @param of how much there is
         */
        void at(String phase, long done, long of);
    }

    /** What is asked of an evidence: least precision and recall; NaN where nothing is. */
    private record Asked(double precision, double recall) {
        static final Asked NOTHING = new Asked(Double.NaN, Double.NaN);
    }

    private CrossDeviceYardstick(DeviceLog log, long seed, Progress progress) {
        this.log = log;
        this.seed = seed;
        this.progress = progress;
        persons = new Persons(log.people(), StudyHash::fold);
        study = new NamingStudy(log, persons);
        bootstrap = new Bootstrap(log.people().size(), seed);
    }

    /**
     * Measures a log.
     *
     * @param file tab-separated, with the columns user_id, device, local_time, time_zone and ip_hash
     * @param withAblations whether each family of evidence is left out in turn too
     * @throws UnfitData if the file is not such a log
     * @throws IOException if it cannot be read
     */
    public static List<AnswerRow> measure(Path file, long seed, boolean withAblations, Progress progress)
            throws IOException {
        CrossDeviceYardstick yardstick = new CrossDeviceYardstick(DeviceFile.read(file), seed, progress);
        yardstick.real();
        yardstick.crowded();
        yardstick.pairs();
        if (withAblations) {
            yardstick.ablations();
        }
        return yardstick.rows;
    }

    private static List<Distractors> mix() {
        return IntStream.range(0, WORLDS).mapToObj(Distractors::mix).toList();
    }

    private void real() {
        List<Distractors> alone = List.of(Distractors.none());
        real(alone, Evidence.eventAlone(), new Asked(0.98, Double.NaN));
        real(alone, Evidence.cookieHistory(), new Asked(0.96, 0.48));
        real(alone, Evidence.rematched(), new Asked(0.94, 0.60));
    }

    private void real(List<Distractors> alone, Evidence evidence, Asked asked) {
        HeldOutNaming naming = teach(study, alone, evidence, 1);
        Tallies tallies = study.judge(alone, evidence, naming, Cookie::judged);
        add(evidence.name(), tallies, asked, Double.isNaN(asked.recall()));
        variant(evidence.name() + ", 200 rows of both devices", study, evidence, naming, Cookie::judgedOfAll);
        NamingStudy other = new NamingStudy(log, new Persons(log.people(), StudyHash::foldOfEightBytes));
        HeldOutNaming folded = teach(other, alone, evidence, 1);
        variant(evidence.name() + ", folds by eight bytes", other, evidence, folded, Cookie::judged);
    }

    private void variant(String name, NamingStudy by, Evidence evidence, HeldOutNaming naming, Judged events) {
        precisionAndRecall(name, by.judge(List.of(Distractors.none()), evidence, naming, events));
    }

    private void crowded() {
        List<Distractors> mix = mix();
        crowded(mix, Evidence.eventAlone(), Asked.NOTHING);
        crowded(mix, Evidence.cookieHistory(), new Asked(0.95, 0.22));
        crowded(mix, Evidence.rematched(), new Asked(0.95, 0.28));
    }

    private void crowded(List<Distractors> mix, Evidence evidence, Asked asked) {
        HeldOutNaming naming = teach(study, mix, evidence, THINNED);
        Tallies tallies = study.judge(mix, evidence, naming, Cookie::judged);
        add("mix, " + evidence.name(), tallies, asked, false);
        if (!evidence.hasHistory()) {
            return;
        }
        for (int people : SWEEP) {
            progress.at("people per address: " + evidence.name(), people, SWEEP[SWEEP.length - 1]);
            List<Distractors> fixed = IntStream.range(0, people == 0 ? 1 : SWEEP_WORLDS)
                    .mapToObj(world -> new Distractors(world, people))
                    .toList();
            precisionAndRecall(
                    "+" + people + " on each address, " + evidence.name(),
                    study.judge(fixed, evidence, naming, Cookie::judged));
        }
    }

    private HeldOutNaming teach(NamingStudy by, List<Distractors> worlds, Evidence evidence, int thinned) {
        String phase = (worlds.size() > 1 ? "mix, " : "") + evidence.name() + ", folds";
        return by.teach(worlds, evidence, thinned, seed, done -> progress.at(phase, done, StudyHash.FOLDS));
    }

    /** A figure's rows: precision, recall, recall less base line, and the ceiling of recall. */
    private void add(String name, Tallies tallies, Asked asked, boolean isBaseAsked) {
        precisionAndRecall(name, tallies);
        int last = rows.size() - 1;
        if (!Double.isNaN(asked.precision())) {
            rows.set(last - 1, rows.get(last - 1).asked(Target.atLeast(asked.precision())));
        }
        if (!Double.isNaN(asked.recall())) {
            rows.set(last, rows.get(last).asked(Target.atLeast(asked.recall())));
        }
        long n = tallies.named().size();
        AnswerRow more = AnswerRow.alone(
                name + ", recall less base line",
                "recall",
                n,
                bootstrap.difference(tallies.named()::recall, tallies.base()::recall, NO_PAIR),
                AnswerRow.DIFFERENCE);
        rows.add(isBaseAsked ? more.asked(Target.atLeast(0)) : more);
        Measured ceiling = bootstrap.weighted(tallies.ceiling()::recall, NO_PAIR);
        rows.add(AnswerRow.alone(name + ", person among the candidates", "recall", n, ceiling, AnswerRow.CEILING));
    }

    /** Precision and recall beside the base line. */
    private void precisionAndRecall(String name, Tallies tallies) {
        long n = tallies.named().size();
        Measured precision = bootstrap.weighted(tallies.named()::precision, NOBODY_NAMED);
        Measured basePrecision = bootstrap.weighted(tallies.base()::precision, NOBODY_NAMED);
        rows.add(AnswerRow.of(name + ", precision", "precision", n, precision, basePrecision, NO_OTHER)
                .noting(tallies.named().errors()));
        Measured recall = bootstrap.weighted(tallies.named()::recall, NO_PAIR);
        Measured baseRecall = bootstrap.weighted(tallies.base()::recall, NO_PAIR);
        rows.add(AnswerRow.of(name + ", recall", "recall", n, recall, baseRecall, NO_OTHER));
    }

    private void pairs() {
        DevicePairs pairs = new DevicePairs(log, persons, study.hasBoth());
        int[] heldOut = pairs.pairedHeldOut();
        int[] hindsight = pairs.pairedInHindsight();
        long n = pairs.pairs();
        Measured f1 = bootstrap.weighted(people -> pairs.f1(heldOut, people), NO_PAIR);
        Measured base = bootstrap.weighted(people -> pairs.f1(hindsight, people), NO_PAIR);
        rows.add(AnswerRow.of("phones paired with desktops", "F1", n, f1, base, NO_OTHER)
                .noting("base line: cosine, threshold in hindsight"));
        rows.add(AnswerRow.alone(
                "phones paired, less base line",
                "F1",
                n,
                bootstrap.difference(
                        people -> pairs.f1(heldOut, people), people -> pairs.f1(hindsight, people), NO_PAIR),
                AnswerRow.DIFFERENCE));
        Measured ceiling = bootstrap.weighted(pairs::ceiling, NO_PAIR);
        rows.add(AnswerRow.alone("phones paired, ceiling", "F1", n, ceiling, AnswerRow.CEILING)
                .noting("pairs that ever share an address"));
        Measured share = bootstrap.weighted(people -> pairs.f1(heldOut, people) / pairs.ceiling(people), NO_PAIR);
        Measured baseShare = bootstrap.weighted(people -> pairs.f1(hindsight, people) / pairs.ceiling(people), NO_PAIR);
        rows.add(AnswerRow.of("phones paired, share of the ceiling", "F1 ÷ ceiling", n, share, baseShare, NO_OTHER)
                .asked(Target.atLeast(0.9)));
    }

    private void ablations() {
        for (Evidence evidence : Ablations.of()) {
            List<Distractors> alone = List.of(Distractors.none());
            precisionAndRecall(
                    evidence.name(), study.judge(alone, evidence, teach(study, alone, evidence, 1), Cookie::judged));
            precisionAndRecall(
                    "mix, " + evidence.name(),
                    study.judge(mix(), evidence, teach(study, mix(), evidence, THINNED), Cookie::judged));
        }
    }
}
