package io.tieback.embedded;

import io.tieback.core.privacy.Seal;
import io.tieback.core.privacy.SealKey;
import io.tieback.core.report.Forgotten;
import io.tieback.core.report.ForgottenEngagement;
import io.tieback.core.report.Input;
import io.tieback.core.report.Promotion;
import io.tieback.core.report.Restatement;
import io.tieback.core.report.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.rocksdb.WriteBatch;

/**
 * Where inputs come in: stamped, counted, sealed and synced before the caller hears of it. For any number of threads,
 * whose requests are synced together.
 */
public final class Door {
    /** Rows of one request at most. */
    public static final int MAX_ROWS = 65_536;

    /** Bytes of one row at most. */
    public static final int MAX_ROW_BYTES = 1024 * 1024;

    /** Bytes of one stored reply at most. */
    public static final int MAX_REPLY_BYTES = 4 * 1024 * 1024;

    /** Idempotency-Keys at work at once at most. */
    public static final int MAX_IN_FLIGHT = 10_000;

    private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);

    private final OpenStore store;
    private final Gate gate;
    private final Progress progress;
    private final Committer committer;
    private final ReleaseShelf shelf;
    private final DoorSettings settings;
    private final Set<Bytes> inFlight = ConcurrentHashMap.newKeySet();

    Door(
            OpenStore store,
            Gate gate,
            Progress progress,
            Committer committer,
            ReleaseShelf shelf,
            DoorSettings settings) {
        this.store = store;
        this.gate = gate;
        this.progress = progress;
        this.committer = committer;
        this.shelf = shelf;
        this.settings = settings;
    }

    /**
     * What an Idempotency-Key means now.
     *
     * @param scope who, route and Idempotency-Key; stored only as a hash
     * @param bodyHash hash of the request's body
     * @throws OverloadedException if more than {@link #MAX_IN_FLIGHT} keys are at work
     */
    public Claim claim(String scope, byte[] bodyHash) {
        Bytes hash = new Bytes(Idempotency.hash(scope));
        if (inFlight.size() >= MAX_IN_FLIGHT) {
            throw new OverloadedException(SHORTEST_RETRY);
        }
        if (!inFlight.add(hash)) {
            return new Claim.InFlight();
        }
        Reservation reservation = new Reservation(hash, bodyHash, inFlight);
        try (Gate.Pass pass = gate.enter()) {
            // read after the key is held: whoever held it before has stored its reply by now
            Optional<Idempotency.Stored> stored = store.idempotency().find(hash.value(), now());
            if (stored.isEmpty()) {
                return new Claim.Fresh(reservation);
            }
            reservation.close();
            boolean sameBody = Arrays.equals(stored.get().bodyHash(), bodyHash);
            return sameBody ? new Claim.Stored(stored.get().reply()) : new Claim.OtherBody();
        } catch (RuntimeException e) {
            reservation.close();
            throw e;
        }
    }

    /** Takes inputs of which there is nothing to say; see {@link #take(List, Reservation, byte[])}. */
    public Receipt append(List<Input> inputs) {
        return take(Arrival.plain(inputs));
    }

    /** Takes rows that need no reply kept; see {@link #take(List, Reservation, byte[])}. */
    public Receipt take(List<Arrival> arrivals) {
        return take(arrivals, Optional.empty());
    }

    /**
     * Takes rows, all or none, and returns when they are synced. Report ids must be new: the caller sees to that.
     * Reports are stamped with the release that is in force at their place.
     *
     * @param arrivals in order, at most {@link #MAX_ROWS}
     * @param reservation what {@link #claim} gave; released in any case
     * @param reply what the same request is to be answered with again, at most {@link #MAX_REPLY_BYTES}
     * @throws OverloadedException if too much is waiting; nothing was stored
     * @throws StorageFailedException if the rows may not be safe; nothing is acknowledged any more until a restart
     * @throws IllegalArgumentException if a bound is broken; nothing was stored
     */
    public Receipt take(List<Arrival> arrivals, Reservation reservation, byte[] reply) {
        try (reservation) {
            if (!reservation.isHeld()) {
                throw new IllegalStateException("the reservation was released before");
            }
            Ranges.within("bytes of a reply", reply.length, 0, MAX_REPLY_BYTES);
            return take(
                    arrivals,
                    Optional.of(new AppendRequest.KeyedReply(
                            reservation.scopeHash(), reservation.bodyHash(), reply.clone())));
        }
    }

    /** What the next input will be stamped with at least: the running maximum of the clock, to the millisecond. */
    public Instant now() {
        return committer.now();
    }

    /**
     * Seals a row under the key of its data set and of today (UTC), which is made and synced if it is new.
     *
     * @return sealed bytes, for {@link io.tieback.core.report.RefusedReport#sealedRow}
     */
    public byte[] sealRow(String dataSet, byte[] row) {
        progress.requireSound();
        LocalDate day = now().atZone(ZoneOffset.UTC).toLocalDate();
        try (Gate.Pass pass = gate.enter()) {
            SealKey key = rowKey("q:" + day + ":" + dataSet);
            return new Seal(store.random()::nextBytes).seal(key, row, Rows.text(dataSet));
        }
    }

    /** Lets timers fall due by the clock when nothing else comes. */
    void tick() {
        submit(AppendRequest.of(Arrival.plain(List.of(new Tick())), Optional.empty(), 0));
    }

    private Receipt take(List<Arrival> arrivals, Optional<AppendRequest.KeyedReply> reply) {
        progress.requireSound();
        Ranges.within("rows of a request", arrivals.size(), 0, MAX_ROWS);
        arrivals.forEach(arrival -> require(arrival.input()));
        admit(arrivals.size());
        return submit(AppendRequest.of(arrivals, reply, committer.rollout().inForce()));
    }

    private void require(Input input) {
        if (input instanceof Forgotten || input instanceof ForgottenEngagement) {
            throw new IllegalArgumentException("what was forgotten is not received again");
        } else if (input instanceof Promotion promotion) {
            boolean known =
                    promotion.version() == 0 || shelf.model(promotion.version()).isPresent();
            if (!known || !promotion.line().equals(Promotion.USER_MATCH)) {
                throw new IllegalArgumentException("only a release that is kept is put in service");
            }
        } else if (input instanceof Restatement again && !committer.rollout().wasInForce(again.version())) {
            throw new IllegalArgumentException("only a release that was in service judges the past again");
        }
    }

    private void admit(int rows) {
        long waiting =
                progress.appended() - progress.processed() + committer.waiting().rows();
        long limit = settings.backlogRows() + (rows <= settings.smallRequestRows() ? settings.smallAllowanceRows() : 0);
        boolean fits = waiting + rows <= limit || waiting == 0;
        if (!fits || committer.waiting().bytes() > settings.waitingBytes()) {
            throw new OverloadedException(progress.timeFor(waiting + rows - settings.backlogRows()));
        }
    }

    private Receipt submit(AppendRequest request) {
        if (!committer.waiting().add(request)) {
            throw new IllegalStateException("the runtime is closed");
        }
        try {
            return request.done().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StorageFailedException failed) {
                throw new StorageFailedException("the rows may not be safe", failed);
            }
            throw e;
        }
    }

    private SealKey rowKey(String name) {
        store.keys().lock().lock();
        try (WriteBatch batch = new WriteBatch()) {
            SealKey key = store.keys().rowKey(name, batch);
            if (batch.count() > 0) {
                store.database().writeSynced(batch);
            }
            return key;
        } catch (StorageFailedException e) {
            progress.fail(e);
            throw e;
        } finally {
            store.keys().lock().unlock();
        }
    }
}
