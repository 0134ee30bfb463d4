package io.tieback.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.ledger.Reason;
import io.tieback.core.ledger.RollupKey;
import io.tieback.core.ledger.RollupSum;
import io.tieback.core.report.Input;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.engine.act.ActMessage;
import io.tieback.engine.dedup.EventIdMessage;
import io.tieback.engine.dedup.OrderIdMessage;
import io.tieback.engine.evidence.EvidenceMessage;
import io.tieback.engine.timeline.ActPart;
import io.tieback.engine.timeline.TimelineMessage;
import io.tieback.engine.user.EngagementMessage;
import io.tieback.engine.user.UserMessage;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final int SEEDS = 3_000;

    @Test
    void everyInputComesBackFromItsTwoParts() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Input input = new Generated(seed).input();
            LogRecord record = InputCodec.encode(input);
            Input back = InputCodec.decode(record.open(), Optional.of(record.personal()));
            assertThat(back).as("seed %s", seed).isEqualTo(input);
        }
    }

    @Test
    void damagedLogRecordsAreToldAsDamaged() {
        for (long seed = 0; seed < 300; seed++) {
            LogRecord record = InputCodec.encode(new Generated(seed).input());
            Consumer<byte[]> openDamaged = open -> InputCodec.decode(open, Optional.of(record.personal()));
            damage(seed, record.open(), openDamaged);
            damage(seed, record.personal(), personal -> InputCodec.decode(record.open(), Optional.of(personal)));
        }
    }

    @Test
    void anyBytesAtAllAreReadOrToldAsDamaged() {
        SplittableRandom random = new SplittableRandom(99);
        List<Codec<?>> codecs = Samples.all().values().stream()
                .<Codec<?>>map(Samples.Sample::codec)
                .toList();
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(24)];
            random.nextBytes(bytes);
            if (bytes.length > 2 && random.nextInt(4) > 0) {
                bytes[0] = 1;
                bytes[1] = (byte) random.nextInt(7);
            }
            Codec<?> codec = codecs.get(random.nextInt(codecs.size()));
            onlyCorrupt(i, bytes, codec::decode);
        }
    }

    @Test
    void everyMessageComesBack() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Generated g = new Generated(seed);
            same(seed, UserMessage.CODEC, user(g));
            same(
                    seed,
                    EngagementMessage.CODEC,
                    seed % 2 == 0
                            ? new EngagementMessage.Claim(g.engagement())
                            : seed % 3 == 0
                                    ? new EngagementMessage.Forget(g.text())
                                    : new EngagementMessage.Release(g.text(), g.text()));
            same(
                    seed,
                    EventIdMessage.CODEC,
                    seed % 2 == 0 ? new EventIdMessage.Arrive(g.report()) : new EventIdMessage.Refer(g.report()));
            same(
                    seed,
                    OrderIdMessage.CODEC,
                    seed % 2 == 0
                            ? new OrderIdMessage.Arrive(g.text(), g.text(), g.list(g::report), seed % 4 == 0)
                            : new OrderIdMessage.Refer(g.text(), g.text(), g.report()));
            same(seed, EvidenceMessage.CODEC, evidence(g));
            same(seed, ActMessage.CODEC, act(g));
            same(seed, TimelineMessage.CODEC, timeline(g));
        }
    }

    @Test
    void everyRowOfTheBooksComesBack() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Generated g = new Generated(seed);
            same(seed, LedgerCodec.ENTRY, g.entry());
            same(seed, LedgerCodec.CELL, RollupKey.of(g.entry()));
            same(seed, LedgerCodec.SLICE, g.slice());
            same(seed, LedgerCodec.ROW, g.row());
            same(
                    seed,
                    LedgerCodec.SUM,
                    new RollupSum(g.number(), BigInteger.valueOf(g.number()).shiftLeft(9), g.number()));
            same(seed, ActPart.CODEC, g.part());
        }
    }

    @Test
    void everyNumberComesBack() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Generated g = new Generated(seed);
            long number = g.number();
            ByteReader reader = new ByteReader(new ByteWriter()
                    .unsigned(number)
                    .signed(number)
                    .fixed(number)
                    .text("é" + g.text())
                    .orderedText("é")
                    .toBytes());
            assertThat(reader.unsigned()).isEqualTo(number);
            assertThat(reader.signed()).isEqualTo(number);
            assertThat(reader.fixed()).isEqualTo(number);
            assertThat(reader.text()).startsWith("é");
            assertThat(reader.orderedText()).isEqualTo("é");
            reader.expectEnd();
            Instant time = g.time();
            ByteReader times = new ByteReader(new ByteWriter()
                    .instant(time)
                    .orderedInstant(time)
                    .latestFirst(time)
                    .toBytes());
            assertThat(List.of(times.instant(), times.orderedInstant(), times.latestFirst()))
                    .containsOnly(time);
        }
    }

    private static UserMessage user(Generated g) {
        return g.<UserMessage>any(new UserMessage[] {
            new UserMessage.Engaged(g.engagement()),
            new UserMessage.Sighted(new Sighting(g.text(), g.time(), g.list(g::key), g.trace())),
            new UserMessage.Identified(new UserIdentifiers(g.text(), g.time(), g.list(g::key))),
            new UserMessage.Erase(g.text()),
            new UserMessage.OptOut(g.text()),
            new UserMessage.OptIn(g.text())
        });
    }

    private static EvidenceMessage evidence(Generated g) {
        return g.<EvidenceMessage>any(new EvidenceMessage[] {
            new EvidenceMessage.Seen(g.key(), g.text(), g.number()),
            new EvidenceMessage.Registered(g.key(), g.text(), g.number()),
            new EvidenceMessage.Withdraw(g.key(), g.text()),
            new EvidenceMessage.OptOut(g.key(), g.text(), g.text()),
            new EvidenceMessage.OptIn(g.key(), g.text()),
            new EvidenceMessage.Erase(g.key(), g.maybe(g::text)),
            new EvidenceMessage.Probe(g.key(), g.text(), g.text(), g.maybe(g::key), g.number())
        });
    }

    private static ActMessage act(Generated g) {
        ActMessage.Cause cause = g.any(ActMessage.Cause.values());
        return g.<ActMessage>any(new ActMessage[] {
            new ActMessage.Join(g.text(), g.list(g::report)),
            new ActMessage.Evidence(g.text(), cause, g.list(g::text), g.evidence()),
            new ActMessage.Gone(g.text(), cause, g.key(), g.maybe(g::text)),
            new ActMessage.OptOut(g.text(), g.text(), g.text()),
            new ActMessage.Rejudge(g.text(), 7),
            new ActMessage.Truth(g.text(), 7, Optional.empty()),
            new ActMessage.Close(g.text())
        });
    }

    private static TimelineMessage timeline(Generated g) {
        return g.<TimelineMessage>any(new TimelineMessage[] {
            new TimelineMessage.Add(g.engagement()),
            new TimelineMessage.Expire(g.engagement()),
            new TimelineMessage.Assign(g.part(), g.any(Reason.values())),
            new TimelineMessage.Withdraw(g.part(), g.any(Reason.values())),
            new TimelineMessage.Forget(g.part()),
            new TimelineMessage.EraseUser(g.text())
        });
    }

    private static <T> void same(long seed, Codec<T> codec, T value) {
        assertThat(codec.decode(codec.encode(value))).as("seed %s", seed).isEqualTo(value);
    }

    private static void damage(long seed, byte[] bytes, Consumer<byte[]> read) {
        for (int length = 0; length < bytes.length; length++) {
            onlyCorrupt(seed, Arrays.copyOf(bytes, length), read);
        }
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            onlyCorrupt(seed, flipped, read);
        }
    }

    private static void onlyCorrupt(long seed, byte[] bytes, Consumer<byte[]> read) {
        try {
            read.accept(bytes);
        } catch (CorruptBytesException told) {
            assertThat(told.getMessage()).isNotEmpty();
        } catch (RuntimeException other) {
            throw new AssertionError("seed " + seed + ": " + other, other);
        }
    }
}
