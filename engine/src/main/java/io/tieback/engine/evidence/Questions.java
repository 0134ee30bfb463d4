package io.tieback.engine.evidence;

import io.tieback.core.identity.Visit;
import io.tieback.core.privacy.MatchKey;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.EvidenceFields;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.OrderedView.Row;
import io.tieback.engine.step.ViewShape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The standing questions of reports at a key that does not name a user. They are asked again in rounds, not at every
 * change: a busy address would wake its reports all day.
 *
 * @param asked latest first
 * @param head the one row about all; absent as long as nothing was asked
 */
public record Questions(OrderedView<Asked, Question> asked, OrderedView<Integer, Head> head) {
    /** So many are kept; past it a key is too common, names nobody and remembers nobody who asked. */
    public static final int MOST = 10_000;

    /** So many are asked again in a round, the latest. */
    public static final int MOST_A_ROUND = 1_000;

    private static final int LONE = 0;
    private static final int PAGE = 1_000;
    private static final Asked NEWEST = before(Instant.ofEpochMilli(Long.MAX_VALUE));

    /** Where a question lies. */
    public record Asked(Instant receivedAt, String actId, String reportId) {}

    /**
     * What is asked.
     *
     * @param visit of the report
     * @param keyId a number for the key that is asked
     * @param cookie of the report, if it is to hear too
     * @param told fingerprint of what was answered last, so that nobody is told it twice; 0 where that is not kept
     */
    public record Question(Visit visit, long keyId, Optional<MatchKey> cookie, long told) {
        /** The same question after an answer. */
        Question told(long fingerprint) {
            return new Question(visit, keyId, cookie, fingerprint);
        }
    }

    /**
     * About all.
     *
     * @param count how many are kept
     * @param stale whether something changed since the last round
     */
    public record Head(int count, boolean stale) {
        static final Head NONE = new Head(0, false);
    }

    /** How they are stored, under two tags. */
    static Questions of(ViewShape.Views views, int askedTag, int headTag) {
        return new Questions(
                views.view(
                        askedTag,
                        Codec.ordered(
                                (w, at) -> w.latestFirst(at.receivedAt())
                                        .orderedText(at.actId())
                                        .orderedText(at.reportId()),
                                r -> new Asked(r.latestFirst(), r.orderedText(), r.orderedText())),
                        Codec.versioned(
                                2,
                                (w, question) -> {
                                    EvidenceFields.visit(w, question.visit())
                                            .fixed(question.keyId())
                                            .flag(question.cookie().isPresent());
                                    question.cookie().ifPresent(key -> Fields.key(w, key));
                                    w.fixed(question.told());
                                },
                                r -> new Question(
                                        EvidenceFields.visit(r),
                                        r.fixed(),
                                        r.flag() ? Optional.of(Fields.key(r)) : Optional.empty(),
                                        r.fixed()))),
                views.view(
                        headTag,
                        Codec.lone(),
                        Codec.versioned(
                                1,
                                (w, known) -> w.unsigned(known.count()).flag(known.stale()),
                                r -> new Head((int) r.unsigned(), r.flag()))));
    }

    /** Keeps a question; false if there are too many. */
    boolean ask(Asked at, Question question) {
        Head known = known();
        if (known.count() >= MOST) {
            return false;
        }
        asked.put(at, question);
        head.put(LONE, new Head(known.count() + 1, known.stale()));
        return true;
    }

    int count() {
        return known().count();
    }

    /** Says that answers may have changed; true if that was not known yet and somebody asked. */
    boolean turnStale() {
        Head known = known();
        if (known.count() == 0 || known.stale()) {
            return false;
        }
        head.put(LONE, new Head(known.count(), true));
        return true;
    }

    /** The questions to ask again, if anything changed: those since {@code since}. */
    List<Row<Asked, Question>> round(Instant since) {
        Head known = known();
        if (!known.stale()) {
            return List.of();
        }
        head.put(LONE, new Head(known.count(), false));
        return asked.range(NEWEST, before(since), MOST_A_ROUND);
    }

    /** Keeps what a question was answered last. */
    void answered(Row<Asked, Question> row, long fingerprint) {
        asked.put(row.key(), row.value().told(fingerprint));
    }

    /** Every question. */
    List<Row<Asked, Question>> all() {
        return asked.first(Integer.MAX_VALUE);
    }

    /** Drops a page of the questions from before {@code oldest}; true if more may be left. */
    boolean expire(Instant oldest) {
        List<Row<Asked, Question>> old = asked.range(before(oldest), before(Instant.EPOCH), PAGE);
        old.forEach(row -> asked.remove(row.key()));
        if (!old.isEmpty()) {
            Head known = known();
            head.put(LONE, new Head(Math.max(0, known.count() - old.size()), known.stale()));
        }
        return old.size() == PAGE;
    }

    /** The first place of a question from before a time. */
    private static Asked before(Instant time) {
        return new Asked(time.minusMillis(1), "", "");
    }

    private Head known() {
        return head.get(LONE).orElse(Head.NONE);
    }

    /** The next round: rounds are a fixed time apart, so that many wishes become one. */
    static Instant nextRound(Instant now, Duration apart) {
        long millis = apart.toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(now.toEpochMilli(), millis) + 1) * millis);
    }
}
