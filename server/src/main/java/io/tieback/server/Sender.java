package io.tieback.server;

import io.tieback.server.control.ApiKey;
import java.time.Instant;
import java.util.function.IntFunction;

/**
 * Who sends a batch, and how its rows are taken.
 *
 * @param key whose request
 * @param now receipt, by the door's clock
 * @param rowIds names the rows by their place
 * @param test whether only admission is answered and nothing is kept
 */
record Sender(ApiKey key, Instant now, IntFunction<String> rowIds, boolean test) {}
