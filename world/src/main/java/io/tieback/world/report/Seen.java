package io.tieback.world.report;

import io.tieback.world.act.Act;
import java.util.Optional;

/**
 * An act as the advertiser's site or app saw it.
 *
 * @param act what happened
 * @param cookie the advertiser's first-party cookie; empty in apps and shops
 * @param clickId a click id that the browser or app still knows
 */
record Seen(Act act, Optional<String> cookie, Optional<String> clickId) {}
