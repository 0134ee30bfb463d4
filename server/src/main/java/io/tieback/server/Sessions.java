package io.tieback.server;

import io.tieback.core.privacy.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Iterator;

/**
 * Who may see the page: links that work once, and sessions that they open. Both are bounded, the oldest goes first, end
 * after a time and with the process. Kept as hashes, compared in constant time.
 */
final class Sessions {
    private static final int BYTES = 32;
    private static final int MOST = 64;
    private static final Duration LINK_LASTS = Duration.ofDays(1);
    private static final Duration SESSION_LASTS = Duration.ofHours(12);

    private final SecureRandom random;
    private final InstantSource clock;
    private final Deque<Token> links = new ArrayDeque<>();
    private final Deque<Token> sessions = new ArrayDeque<>();

    Sessions(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    private record Token(byte[] hash, Instant until) {}

    /** A new token for a link. */
    synchronized String link() {
        return add(links, LINK_LASTS);
    }

    /** Whether the token opens the page; it does so once. */
    synchronized boolean use(String link) {
        return find(links, link, true);
    }

    /** A new session. */
    synchronized String open() {
        return add(sessions, SESSION_LASTS);
    }

    /** Whether the session lasts. */
    synchronized boolean isOpen(String session) {
        return find(sessions, session, false);
    }

    private String add(Deque<Token> tokens, Duration lasts) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (tokens.size() == MOST) {
            tokens.removeFirst();
        }
        tokens.addLast(new Token(Sha256.of(secret), clock.instant().plus(lasts)));
        return secret;
    }

    private boolean find(Deque<Token> tokens, String secret, boolean remove) {
        byte[] hash = Sha256.of(secret);
        Instant now = clock.instant();
        boolean found = false;
        for (Iterator<Token> each = tokens.iterator(); each.hasNext(); ) {
            Token token = each.next();
            boolean same = MessageDigest.isEqual(token.hash, hash);
            boolean over = now.isAfter(token.until);
            found |= same && !over;
            if (over || (same && remove)) {
                each.remove();
            }
        }
        return found;
    }
}
