package io.tieback.eval.device;

import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import io.tieback.eval.yardstick.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whose desktop is it? */
public final class CrossDeviceYardstick {
    private static final double SURE = 0.9;
    private static final int WORLDS = 10;
    private static final int THINNED = 4;

    private final DeviceLog log;
    private final Persons persons;
    private final boolean[] hasBoth;
    private final long seed;
    private final Progress progress;
    private final List<AnswerRow> rows = new ArrayList<>();

    /** Told how far it has come. */
    public interface Progress {
        void at(String phase, long done, long of);
    }

    private CrossDeviceYardstick(DeviceLog log, long seed, Progress progress) {
        this.log = log;
        this.seed = seed;
        this.progress = progress;
        persons = new Persons(log.people());
        hasBoth = new boolean[log.people().size()];
        boolean[] phones = log.phoneOwners();
        log.cookies().forEach(cookie -> hasBoth[cookie.person()] = phones[cookie.person()]);
    }

    public static List<AnswerRow> measure(Path file, long seed, Progress progress) throws IOException {
        CrossDeviceYardstick yardstick = new CrossDeviceYardstick(DeviceFile.read(file), seed, progress);
        yardstick.run();
        return yardstick.rows;
    }

    private void run() {
        List<Distractors> none = List.of(Distractors.none());
        List<Distractors> mix = new ArrayList<>();
        for (int i = 0; i < WORLDS; i++) {
            mix.add(Distractors.mix(i));
        }
        for (Evidence evidence : List.of(Evidence.eventAlone(), Evidence.cookieHistory(), Evidence.rematched())) {
            study("", none, evidence, Integer.getInteger("thin1", 1));
        }
        for (Evidence evidence : List.of(Evidence.eventAlone(), Evidence.cookieHistory(), Evidence.rematched())) {
            study("mix, ", mix, evidence, Integer.getInteger("thin2", THINNED));
        }
    }

    private void study(String prefix, List<Distractors> worlds, Evidence evidence, int thin) {
        long t0 = System.nanoTime();
        List<CandidateSet> lessons = new ArrayList<>();
        for (Distractors distractors : worlds) {
            PhoneWorld world = new PhoneWorld(log, persons, distractors);
            for (Cookie cookie : log.cookies()) {
                CandidateFinder finder = new CandidateFinder(world, evidence, cookie);
                for (int i = 0; i < cookie.judged(); i += thin) {
                    lessons.add(finder.of(cookie.event(i)));
                }
            }
        }
        long n = lessons.stream().mapToLong(s -> s.candidates().size()).sum();
        long t1 = System.nanoTime();
        HeldOutNaming naming = HeldOutNaming.teach(lessons, evidence, persons, seed, fold -> progress.at(prefix, fold, 10));
        long t2 = System.nanoTime();
        NameTally[] tally = new NameTally[5];
        for (int i = 0; i < 5; i++) tally[i] = new NameTally(hasBoth);
        double[] cut = {.5, .8, .9, .95};
        NameTally base = new NameTally(hasBoth);
        NameTally ceiling = new NameTally(hasBoth);
        for (Distractors distractors : worlds) {
            PhoneWorld world = new PhoneWorld(log, persons, distractors);
            for (Cookie cookie : log.cookies()) {
                CandidateFinder finder = new CandidateFinder(world, evidence, cookie);
                for (int i = 0; i < cookie.judged(); i++) {
                    int event = cookie.event(i);
                    CandidateSet set = finder.of(event);
                    HeldOutNaming.Named named = naming.name(set);
                    for (int c = 0; c < 4; c++) tally[c].add(cookie.person(), named.probability() >= cut[c] ? named.person() : -1);
                    base.add(cookie.person(), world.soleBefore(cookie.addresses()[event], cookie.times()[event]));
                    ceiling.add(cookie.person(), set.candidates().stream().anyMatch(x -> x.person() == cookie.person()) ? cookie.person() : -1);
                }
            }
        }
        long t3 = System.nanoTime();
        Bootstrap boot = new Bootstrap(log.people().size(), seed);
        System.out.printf(Locale.ROOT, "%s%s: rows %d; teach sets %.1f train %.1f judge %.1f s%n", prefix, evidence.name(), n, (t1-t0)/1e9, (t2-t1)/1e9, (t3-t2)/1e9);
        System.out.printf(Locale.ROOT, "  base P %.4f R %.4f ceiling %.4f%n", boot.weighted(base::precision, "x").value(), boot.weighted(base::recall, "x").value(), boot.weighted(ceiling::recall, "x").value());
        for (int c = 0; c < 4; c++) {
            Measured p = boot.weighted(tally[c]::precision, "x"), r = boot.weighted(tally[c]::recall, "x");
            System.out.printf(Locale.ROOT, "  p>=%.2f P %.4f [%.3f,%.3f] R %.4f [%.3f,%.3f] %s%n", cut[c], p.value(), p.low(), p.high(), r.value(), r.low(), r.high(), tally[c].errors());
        }
    }
}
