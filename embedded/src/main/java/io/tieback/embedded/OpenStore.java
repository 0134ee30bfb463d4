package io.tieback.embedded;

import java.security.SecureRandom;

/** The database and what keeps books in it and beside it. */
record OpenStore(
        Database database, SubjectKeys keys, Idempotency idempotency, Watermark watermark, SecureRandom random) {}
