/** Identifiers become match keys here: normalise, SHA-256, HMAC under the tenant's pepper. */
@NullMarked
package io.tieback.core.privacy;

import org.jspecify.annotations.NullMarked;
