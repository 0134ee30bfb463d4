/** Identifiers become match keys here: normalise, SHA-256, HMAC under the tenant's pepper; and seals that an erasure can break. */
@NullMarked
package io.tieback.core.privacy;

import org.jspecify.annotations.NullMarked;
