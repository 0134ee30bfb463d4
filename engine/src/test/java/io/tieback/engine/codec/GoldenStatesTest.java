package io.tieback.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.KeyHolder;
import io.tieback.core.identity.RelayedAddress;
import io.tieback.core.identity.SeenTimes;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.Reason;
import io.tieback.core.ledger.Target;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.act.ActState;
import io.tieback.engine.dedup.EventIdState;
import io.tieback.engine.dedup.OrderIdState;
import io.tieback.engine.evidence.AddressState;
import io.tieback.engine.evidence.CookieState;
import io.tieback.engine.evidence.EvidenceState;
import io.tieback.engine.evidence.Questions;
import io.tieback.engine.evidence.ServerState;
import io.tieback.engine.message.StageOrder;
import io.tieback.engine.step.MemoryStore;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.StateShape;
import io.tieback.engine.step.StateStore;
import io.tieback.engine.step.StoreKeys;
import io.tieback.engine.timeline.TimelineState;
import io.tieback.engine.timeline.TimelineState.EngagementKey;
import io.tieback.engine.timeline.TimelineState.Posted;
import io.tieback.engine.timeline.TimelineState.StoredPart;
import io.tieback.engine.user.EngagementHolder;
import io.tieback.engine.user.EngagementStep;
import io.tieback.engine.user.UserState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rows in which the states of all stages lie, keys and values, as {@code golden-states.properties} fixes them. */
class GoldenStatesTest {
    private static final HexFormat HEX = HexFormat.of();

    /** A state with every kind of row: how it is written, and all that can be read of it. */
    private record Sample<S>(int stage, StateShape<S> shape, Consumer<S> write, Function<S, List<?>> readAll) {
        S open(StateStore store) {
            return shape.open(store, StoreKeys.of(stage, "kéy"));
        }

        MemoryStore stored() {
            MemoryStore store = new MemoryStore();
            write.accept(open(store));
            return store;
        }

        List<?> read(StateStore store) {
            return readAll.apply(open(store));
        }
    }

    private static Map<String, Sample<?>> samples() {
        Map<String, Sample<?>> all = new LinkedHashMap<>();
        all.put(
                "user",
                new Sample<>(
                        StageOrder.USER,
                        UserState.SHAPE,
                        GoldenStatesTest::user,
                        s -> all(s.keys(), s.engagements(), s.optOuts())));
        all.put(
                "eventid",
                new Sample<>(
                        StageOrder.EVENT_ID,
                        EventIdState.SHAPE,
                        GoldenStatesTest::eventId,
                        s -> all(s.group(), s.waiting())));
        all.put(
                "orderid",
                new Sample<>(
                        StageOrder.ORDER_ID,
                        OrderIdState.SHAPE,
                        GoldenStatesTest::orderId,
                        s -> all(s.order(), s.waiting())));
        all.put(
                "evidence",
                new Sample<>(
                        StageOrder.EVIDENCE,
                        EvidenceState.SHAPE,
                        GoldenStatesTest::evidence,
                        s -> all(s.holders(), s.watches(), s.registered(), s.cookies())));
        all.put(
                "server",
                new Sample<>(
                        StageOrder.SERVER,
                        ServerState.SHAPE,
                        GoldenStatesTest::server,
                        s -> all(s.addresses(), s.head())));
        all.put(
                "address",
                new Sample<>(
                        StageOrder.ADDRESS,
                        AddressState.SHAPE,
                        GoldenStatesTest::address,
                        s -> all(s.users(), s.questions().asked(), s.questions().head())));
        all.put(
                "cookie",
                new Sample<>(
                        StageOrder.COOKIE,
                        CookieState.SHAPE,
                        GoldenStatesTest::cookie,
                        s -> all(
                                s.holders(),
                                s.visits(),
                                s.questions().asked(),
                                s.questions().head())));
        all.put(
                "act",
                new Sample<>(
                        StageOrder.ACT,
                        ActState.SHAPE,
                        GoldenStatesTest::act,
                        s -> all(
                                s.head(),
                                s.members(),
                                s.evidence(),
                                s.addresses(),
                                s.cookies(),
                                s.posted(),
                                s.parts(),
                                s.sought())));
        all.put(
                "timeline",
                new Sample<>(
                        StageOrder.TIMELINE,
                        TimelineState.SHAPE,
                        GoldenStatesTest::timeline,
                        s -> all(s.engagements(), s.parts())));
        return all;
    }

    private static void user(UserState state) {
        state.keys().put(Samples.EMAIL, new UserState.KeyLink(true, 20_000));
        state.keys().put(Samples.CLICK, new UserState.KeyLink(false, 1));
        state.engagements().put(new UserState.EngagementRef(20_000, "e-1"), true);
        UserState.OptOuts.Ended ended = new UserState.OptOuts.Ended("before", 20_000);
        state.optOuts().put(0, new UserState.OptOuts(Optional.of(Samples.SOMEONE), List.of(ended)));
    }

    private static void eventId(EventIdState state) {
        state.group().put(0, new EventIdState.Group("r-1", Samples.AT, "order"));
        state.waiting().put(0, List.of(Samples.REPORT.withoutMatchKeys()));
    }

    private static void orderId(OrderIdState state) {
        state.order().put(0, new OrderIdState.Order("r-1", Samples.AT, List.of("r-1", "r-2")));
        state.waiting().put(0, List.of(Samples.REPORT.withoutMatchKeys()));
    }

    private static void evidence(EvidenceState state) {
        state.holders().put("u-1", new KeyHolder("u-1", List.of(-1L, 20_000L)));
        state.registered().put("u-1", true);
        state.cookies().put(Samples.COOKIE, "u-1");
        state.watches().put("a-1", new EvidenceState.Watch(Samples.AT, List.of("r-1", "r-2")));
    }

    private static void act(ActState state) {
        state.head().put(0, new ActState.Head(2, true, Reason.LATE_COPY, Samples.AT));
        state.members()
                .put(
                        "r-1",
                        new ActState.Member(
                                Samples.REPORT.withoutMatchKeys(),
                                Optional.of(Samples.EMAIL),
                                Optional.of(ReportStatus.ADMITTED),
                                false));
        state.members()
                .put(
                        "r-2",
                        new ActState.Member(
                                Samples.REPORT.withoutMatchKeys(), Optional.empty(), Optional.empty(), true));
        KeyHolder holder = new KeyHolder("u-1", List.of(20_000L));
        state.evidence().put(Samples.EMAIL, new ActState.Known(List.of("r-1"), List.of(holder)));
        LedgerEntry entry = Samples.PART.act().entry("r-2", "", new Target.Merged("r-1"), 5, 0, Reason.JUDGED);
        state.posted().put("r-2", entry);
        state.parts().put("u-1", Samples.PART);
        state.addresses().put("r-1", new ActState.Found<>(Samples.AT, Samples.atAddress()));
        state.cookies().put("r-1", new ActState.Found<>(Samples.AT, Samples.atCookie()));
        state.sought().put(0, Samples.SOUGHT);
    }

    private static void server(ServerState state) {
        state.addresses().put(Samples.ADDRESS, new RelayedAddress(300, 2, -3, 5, true));
        state.head().put(0, new ServerState.Head(new RelayedAddress.Totals(1_428, 400, 500), 1, 20_000));
    }

    private static void address(AddressState state) {
        state.users().put("u-1", Samples.seenUser());
        asked(state.questions());
    }

    private static void cookie(CookieState state) {
        state.holders().put("u-1", SeenTimes.NEVER.and(1_772_600_000_000L));
        state.visits().put(new CookieState.VisitKey(Samples.AT, -9), Samples.cookieVisit());
        asked(state.questions());
    }

    private static void asked(Questions questions) {
        Questions.Question question = new Questions.Question(Samples.VISIT, 10, Optional.of(Samples.COOKIE), 11);
        questions.asked().put(new Questions.Asked(Samples.AT, "a-1", "r-1"), question);
        questions.head().put(0, new Questions.Head(1, true));
    }

    private static void timeline(TimelineState state) {
        AdEngagement e = Samples.ENGAGEMENT;
        state.engagements()
                .put(
                        new EngagementKey(e.advertiserId(), e.kind(), e.occurredAt(), e.engagementId()),
                        new TimelineState.AdOf("c-1", ""));
        Posted credited = new Posted("linear", new Target.Credited("e-1", "c-1", ""), -3, 4);
        Posted unattributed = new Posted("last_touch", new Target.Unattributed(), 5, -6);
        state.parts()
                .put(
                        TimelineState.PartKey.of(Samples.PART),
                        new StoredPart(Samples.PART, List.of(credited, unattributed)));
    }

    private static List<?> all(OrderedView<?, ?>... views) {
        return Stream.of(views).flatMap(view -> view.first(99).stream()).toList();
    }

    @Test
    void theRowsOfEveryStateNeverChange() {
        Properties golden = golden();
        Map<String, String> found = new LinkedHashMap<>();
        samples().forEach((name, sample) -> {
            int[] row = {0};
            sample.stored().rows().forEach((key, value) -> {
                found.put(name + "." + row[0] + ".key", HEX.formatHex(key));
                found.put(name + "." + row[0]++ + ".value", HEX.formatHex(value));
            });
        });
        StringBuilder missing = new StringBuilder();
        found.forEach((name, hex) -> {
            if (!hex.equals(golden.getProperty(name))) {
                missing.append(name).append('=').append(hex).append('\n');
            }
        });
        assertThat(missing.toString())
                .as("what golden-states.properties does not say")
                .isEmpty();
        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(golden.stringPropertyNames());
    }

    @Test
    void theGoldenRowsReadAsTheStateThatWasWritten() {
        Properties golden = golden();
        samples().forEach((name, sample) -> {
            MemoryStore store = new MemoryStore();
            for (int row = 0; golden.containsKey(name + "." + row + ".key"); row++) {
                store.put(
                        HEX.parseHex(golden.getProperty(name + "." + row + ".key")),
                        HEX.parseHex(golden.getProperty(name + "." + row + ".value")));
            }
            assertThat(sample.read(store)).as(name).hasSize(store.rows().size());
            assertThat(sample.read(store)).as(name).isEqualTo(sample.read(sample.stored()));
        });
    }

    @Test
    void aDamagedRowIsToldAsDamagedAndNeverAsAnythingElse() {
        samples().forEach((name, sample) -> {
            MemoryStore whole = sample.stored();
            whole.rows().forEach((key, value) -> {
                for (int length = 0; length < value.length; length++) {
                    onlyCorrupt(name, sample, whole, key, Arrays.copyOf(value, length));
                }
                for (int bit = 0; bit < value.length * 8; bit++) {
                    byte[] flipped = value.clone();
                    flipped[bit / 8] ^= (byte) (1 << bit % 8);
                    onlyCorrupt(name, sample, whole, key, flipped);
                }
            });
        });
    }

    @Test
    void aDamagedRowKeyIsToldAsDamaged() {
        int prefix = StoreKeys.of(0, "kéy").length + 1;
        samples().forEach((name, sample) -> {
            MemoryStore whole = sample.stored();
            whole.rows().forEach((key, value) -> {
                for (int length = prefix; length < key.length; length++) {
                    MemoryStore store = whole.copy();
                    store.delete(key);
                    onlyCorrupt(name, sample, store, Arrays.copyOf(key, length), value);
                }
            });
        });
    }

    @Test
    void anEngagementsStateIsItsOneValue() {
        MemoryStore store = new MemoryStore();
        byte[] prefix = StoreKeys.of(StageOrder.ENGAGEMENT, "e-1");
        for (EngagementHolder holder : List.of(EngagementHolder.of(Samples.ENGAGEMENT), EngagementHolder.forgotten())) {
            EngagementStep.SHAPE.save(store, prefix, Optional.of(holder));
            assertThat(EngagementStep.SHAPE.open(store, prefix)).contains(holder);
        }
        EngagementStep.SHAPE.save(store, prefix, Optional.empty());
        assertThat(store.rows()).isEmpty();
    }

    private static void onlyCorrupt(String name, Sample<?> sample, MemoryStore whole, byte[] key, byte[] value) {
        MemoryStore store = whole.copy();
        store.put(key, value);
        try {
            sample.read(store);
        } catch (CorruptBytesException told) {
            assertThat(told.getMessage()).isNotEmpty();
        } catch (RuntimeException other) {
            throw new AssertionError(name + ": " + other, other);
        }
    }

    private static Properties golden() {
        Properties golden = new Properties();
        try (InputStream in = GoldenStatesTest.class.getResourceAsStream("/golden-states.properties")) {
            golden.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return golden;
    }
}
