/** What comes in: reports of conversions, engagements, sightings, identifiers, consent and erasures, as admitted. */
@NullMarked
package io.tieback.core.report;

import org.jspecify.annotations.NullMarked;
