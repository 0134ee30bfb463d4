package io.tieback.eval.device;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Names the people of a log's desktop events, in one world of phones or several together. */
final class NamingStudy {
    /** From which probability on a person is named; fixed beforehand. */
    static final double SURE = 0.9;

    private final DeviceLog log;
    private final Persons persons;
    private final boolean[] hasBoth;

    NamingStudy(DeviceLog log, Persons persons) {
        this.log = log;
        this.persons = persons;
        hasBoth = new boolean[log.people().size()];
        boolean[] phones = log.phoneOwners();
        log.cookies().forEach(cookie -> hasBoth[cookie.person()] = phones[cookie.person()]);
    }

    /** By person, whether they were seen with both devices. */
    boolean[] hasBoth() {
        return hasBoth.clone();
    }

    /**
     * How events were named.
     *
     * @param named by the evidence
     * @param base by the sole phone at the address in the 24 hours before
     * @param ceiling by the truth, where the right person is among the candidates
     */
    record Tallies(NameTally named, NameTally base, NameTally ceiling) {}

    /**
     * Teaches from every so many-eth judged event, in all worlds.
     *
     * @param taught told the number of folds done
     */
    HeldOutNaming teach(List<Distractors> worlds, Evidence evidence, int thinned, long seed, LongConsumer taught) {
        List<EventCandidates> sets = new ArrayList<>();
        for (Distractors distractors : worlds) {
            PhoneWorld world = new PhoneWorld(log, persons, distractors);
            for (Cookie cookie : log.cookies()) {
                CandidateFinder finder = new CandidateFinder(world, evidence, cookie);
                for (int i = 0; i < cookie.judged().length; i += thinned) {
                    sets.add(finder.of(cookie.judged()[i]));
                }
            }
        }
        return HeldOutNaming.teach(sets, evidence, persons, seed, taught);
    }

    /**
     * Judges events.
     *
     * @param events of a cookie, which to judge
     */
    Tallies judge(List<Distractors> worlds, Evidence evidence, HeldOutNaming naming, Judged events) {
        Tallies tallies = new Tallies(new NameTally(hasBoth), new NameTally(hasBoth), new NameTally(hasBoth));
        for (Distractors distractors : worlds) {
            PhoneWorld world = new PhoneWorld(log, persons, distractors);
            for (Cookie cookie : log.cookies()) {
                CandidateFinder finder = new CandidateFinder(world, evidence, cookie);
                for (int event : events.of(cookie)) {
                    judge(world, cookie, event, naming, finder.of(event), tallies);
                }
            }
        }
        return tallies;
    }

    private static void judge(
            PhoneWorld world, Cookie cookie, int event, HeldOutNaming naming, EventCandidates set, Tallies tallies) {
        int owner = cookie.person();
        HeldOutNaming.Named named = naming.name(set);
        tallies.named().add(owner, named.probability() >= SURE ? named.person() : -1);
        tallies.base().add(owner, world.soleBefore(cookie.addresses()[event], cookie.times()[event]));
        boolean isThere = set.candidates().stream().anyMatch(candidate -> candidate.person() == owner);
        tallies.ceiling().add(owner, isThere ? owner : -1);
    }

    /** Which events of a cookie are judged. */
    interface Judged {
        int[] of(Cookie cookie);
    }
}
