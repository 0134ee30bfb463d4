package io.tieback.core.identity;

import java.util.ArrayList;
import java.util.List;

/**
 * A user seen with a match key.
 *
 * @param userId who
 * @param days on which days, in days since 1970 (UTC), ascending, distinct, at most {@link #MAX_DAYS}, the latest kept
 */
public record KeyHolder(String userId, List<Long> days) {
    /** So many days are remembered of a user at a key. */
    public static final int MAX_DAYS = 30;

    /** @throws IllegalArgumentException if there is no day */
    public KeyHolder {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a holder was seen on some day");
        }
        days = List.copyOf(days);
    }

    /** The holder with one more day; the same holder if the day is known or older than all that are kept. */
    public KeyHolder seenOn(long day) {
        if (days.contains(day)) {
            return this;
        }
        List<Long> more = new ArrayList<>(days);
        more.add(day);
        more.sort(null);
        List<Long> kept = more.subList(Math.max(0, more.size() - MAX_DAYS), more.size());
        return kept.equals(days) ? this : new KeyHolder(userId, kept);
    }

    /** The same days under another name. */
    public KeyHolder as(String otherId) {
        return new KeyHolder(otherId, days);
    }

    /** The last day. */
    public long lastDay() {
        return days.get(days.size() - 1);
    }

    /**
     * How many days lie between an act and the nearest day on which the holder was seen: days before count as they
     * are, and only if there is none, days after, which are a day worse.
     */
    public long daysFrom(long actDay) {
        long before = days.stream()
                .filter(day -> day <= actDay)
                .mapToLong(day -> actDay - day)
                .min()
                .orElse(-1);
        return before >= 0 ? before : days.get(0) - actDay + 1;
    }
}
