package io.tieback.world.report;

import io.tieback.world.act.Act;
import io.tieback.world.act.Frame;
import io.tieback.world.ads.Engagement;
import io.tieback.world.people.Browser;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first-party cookies in a household's browsers, which must be shown all its acts in order of time: people who
 * share a computer share its cookies.
 */
final class CookieJars {
    private static final long CLICK_LIFE = 30 * Frame.DAY;

    private static final class Cookie {
        private long value;
        private long epoch;
        private long last;
        private long cap;
        private long clickedAt;
        private @Nullable String clickId;
    }

    private final long seed;
    private final long cap;
    private final long decoratedCap;
    private final Map<Long, Cookie> cookies = new HashMap<>();
    private final List<Engagement> clicks;

    /** @param clicks of the household, by time */
    CookieJars(Frame frame, List<Engagement> clicks) {
        seed = frame.seed();
        this.clicks = clicks;
        cap = (long) (frame.settings().get(Knob.SCRIPT_COOKIE_DAYS) * Frame.DAY);
        decoratedCap = (long) (frame.settings().get(Knob.SCRIPT_COOKIE_HOURS) * 3_600_000);
    }

    Seen see(Act act) {
        if (act.offline()) {
            return new Seen(act, Optional.empty(), Optional.empty());
        }
        if (act.presence().app()) {
            return new Seen(act, Optional.empty(), referrer(act));
        }
        Cookie cookie = touch(act);
        boolean remembers = act.millis() - cookie.clickedAt <= CLICK_LIFE;
        Optional<String> clickId = remembers ? Optional.ofNullable(cookie.clickId) : Optional.empty();
        return new Seen(act, Optional.of("tb." + Long.toString(cookie.value >>> 1, 36)), clickId);
    }

    /** An app partner knows the last click of the day before on the same device. */
    private Optional<String> referrer(Act act) {
        Optional<String> found = Optional.empty();
        for (Engagement click : clicks) {
            boolean same =
                    click.presence().device().id() == act.presence().device().id()
                            && click.campaign().advertiser() == act.advertiser();
            if (same && click.millis() <= act.millis() && act.millis() - click.millis() <= Frame.DAY) {
                found = Optional.of(click.clickId());
            }
        }
        return found;
    }

    private Cookie touch(Act act) {
        Browser browser = act.presence().browser();
        long epoch = browser.clearing().epoch(seed, browser.id(), act.millis());
        Cookie cookie =
                cookies.computeIfAbsent(browser.id() << 12 | act.advertiser().number(), jar -> {
                    var first = new Cookie();
                    first.epoch = Long.MIN_VALUE;
                    return first;
                });
        boolean capped = browser.capped() && !act.advertiser().serverCookie();
        boolean expired = capped && act.millis() - cookie.last > cookie.cap;
        if (cookie.epoch != epoch || expired) {
            cookie.value = Draws.hash(seed, Purpose.COOKIE, act.id());
            cookie.clickId = null;
            cookie.epoch = epoch;
        }
        cookie.last = act.millis();
        cookie.cap = act.clickId().isPresent() ? decoratedCap : cap;
        act.clickId().ifPresent(id -> {
            cookie.clickId = id;
            cookie.clickedAt = act.millis();
        });
        return cookie;
    }
}
