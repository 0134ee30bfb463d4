package io.tieback.engine.user;

import io.tieback.core.privacy.MatchKey;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.StateShape;
import io.tieback.engine.step.ViewShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an erasure of the user must reach, and whether the user opted out.
 *
 * @param keys match keys that the user was seen with, and how we know
 * @param engagements ids of the user's engagements, by the day of their receipt
 * @param optOuts the one row about these; absent as long as there was none
 */
public record UserState(
        OrderedView<MatchKey, KeyLink> keys,
        OrderedView<EngagementRef, Boolean> engagements,
        OrderedView<Integer, OptOuts> optOuts) {
    private static final int LONE = 0;

    public static final StateShape<UserState> SHAPE = new ViewShape<>(views -> new UserState(
            views.view(
                    1,
                    Codec.ordered(Fields::key, Fields::key),
                    Codec.versioned(
                            1,
                            (w, link) -> w.flag(link.identified()).signed(link.lastDay()),
                            r -> new KeyLink(r.flag(), r.signed()))),
            views.view(
                    2,
                    Codec.ordered(
                            (w, ref) -> w.fixed(ref.day()).orderedText(ref.engagementId()),
                            r -> new EngagementRef(r.fixed(), r.orderedText())),
                    Codec.versioned(1, ByteWriter::flag, ByteReader::flag)),
            views.view(3, Codec.lone(), OptOuts.CODEC)));

    /**
     * A user's tie to a key.
     *
     * @param identified whether the platform's list of identifiers holds it
     * @param lastDay last day of receipt, in days since 1970
     */
    public record KeyLink(boolean identified, long lastDay) {}

    /** An engagement of the user. */
    public record EngagementRef(long day, String engagementId) {}

    /**
     * How often the user opted out, and who stood in the user's place.
     *
     * @param lasting who stands there now; empty if the user is in
     * @param ended who stood there before, the latest last, and the day on which that ended
     */
    public record OptOuts(Optional<String> lasting, List<Ended> ended) {
        /** So many are remembered; an erasure does not reach those before, which are nobody's and fade. */
        static final int MOST_ENDED = 16;

        static final OptOuts NONE = new OptOuts(Optional.empty(), List.of());
        static final Codec<OptOuts> CODEC = Codec.versioned(
                1,
                (w, all) -> {
                    w.flag(all.lasting().isPresent());
                    all.lasting().ifPresent(w::text);
                    w.list(
                            all.ended(),
                            (each, ended) -> each.text(ended.someone()).signed(ended.day()));
                },
                r -> new OptOuts(
                        r.flag() ? Optional.of(r.text()) : Optional.empty(),
                        r.list(each -> new Ended(each.text(), each.signed()))));

        /** Copies the list. */
        public OptOuts {
            ended = List.copyOf(ended);
        }

        /** The same when the opt-out that lasts has ended. */
        OptOuts ended(String someone, long day) {
            List<Ended> all = new ArrayList<>(ended);
            all.add(new Ended(someone, day));
            return new OptOuts(Optional.empty(), all.subList(Math.max(0, all.size() - MOST_ENDED), all.size()));
        }

        /** The same without those that ended before a day. */
        OptOuts endedSince(long day) {
            return new OptOuts(
                    lasting, ended.stream().filter(one -> one.day() >= day).toList());
        }

        /** Who stood in the user's place until a day (of receipt, in days since 1970). */
        public record Ended(String someone, long day) {}
    }

    OptOuts known() {
        return optOuts.get(LONE).orElse(OptOuts.NONE);
    }

    void know(OptOuts all) {
        if (all.equals(OptOuts.NONE)) {
            optOuts.remove(LONE);
        } else {
            optOuts.put(LONE, all);
        }
    }
}
