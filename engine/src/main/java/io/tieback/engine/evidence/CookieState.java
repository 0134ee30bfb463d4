package io.tieback.engine.evidence;

import io.tieback.core.identity.CookieVisit;
import io.tieback.core.identity.SeenTimes;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.EvidenceFields;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.StateShape;
import io.tieback.engine.step.ViewShape;
import java.time.Instant;

/**
 * What is known of an advertiser's cookie.
 *
 * @param holders when which user was seen with it, by user id
 * @param visits where it was, and who was near, latest first
 * @param questions of reports
 */
public record CookieState(
        OrderedView<String, SeenTimes> holders, OrderedView<VisitKey, CookieVisit> visits, Questions questions) {
    /** How it is stored. */
    public static final StateShape<CookieState> SHAPE = new ViewShape<>(views -> new CookieState(
            views.view(1, Codec.orderedText(), EvidenceFields.SEEN_TIMES),
            views.view(
                    2,
                    Codec.ordered(
                            (w, key) -> w.latestFirst(key.at()).fixed(key.addressId()),
                            r -> new VisitKey(r.latestFirst(), r.fixed())),
                    EvidenceFields.COOKIE_VISIT),
            Questions.of(views, 3, 4)));

    /** Which visit. */
    public record VisitKey(Instant at, long addressId) {
        static VisitKey of(CookieVisit visit) {
            return new VisitKey(Instant.ofEpochMilli(visit.millis()), visit.addressId());
        }
    }
}
