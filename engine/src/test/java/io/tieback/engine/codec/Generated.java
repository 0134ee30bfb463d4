package io.tieback.engine.codec;

import io.tieback.core.identity.KeyEvidence;
import io.tieback.core.identity.KeyHolder;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.Reason;
import io.tieback.core.ledger.Target;
import io.tieback.core.privacy.AgentTraits;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ActionSource;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.EngagementKind;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Input;
import io.tieback.core.report.Money;
import io.tieback.core.report.PanelTruth;
import io.tieback.core.report.Promotion;
import io.tieback.core.report.Reference;
import io.tieback.core.report.ReleasedReport;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.Restatement;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Tick;
import io.tieback.core.report.Trace;
import io.tieback.core.report.UserConsent;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.engine.pipeline.Origin;
import io.tieback.engine.step.Position;
import io.tieback.engine.timeline.ActPart;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Values of the domain by seed, with texts and numbers from the edges of what is allowed. */
public final class Generated {
    private static final String[] LETTERS = {"", "a", "b", "é", "\u0000", "\u0001", "\u0002", "\uffff", "😀", "\ue000"};

    private final SplittableRandom random;

    /** The same seed gives the same values. */
    public Generated(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Up to four letters, some of them awkward. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }

    /** Any long, the edges often. */
    public long number() {
        return switch (random.nextInt(5)) {
            case 0 -> Long.MIN_VALUE + random.nextInt(2);
            case 1 -> Long.MAX_VALUE - random.nextInt(2);
            case 2 -> random.nextInt(-2, 3);
            case 3 -> random.nextLong() >> random.nextInt(64);
            default -> random.nextLong();
        };
    }

    /** A time from a narrow or a wide range, before 1970 too. */
    public Instant time() {
        return random.nextBoolean()
                ? Instant.ofEpochMilli(random.nextInt(-3, 4))
                : Instant.ofEpochMilli(random.nextLong(-1L << 45, 1L << 45));
    }

    /** A day. */
    public LocalDate day() {
        return LocalDate.ofEpochDay(random.nextInt(-400_000, 400_000));
    }

    /** A match key. */
    public MatchKey key() {
        return new MatchKey(any(MatchKey.Kind.values()), random.nextInt(1, 256), number(), number());
    }

    /** A report. */
    public ConversionReport report() {
        return new ConversionReport(
                text(),
                text(),
                text(),
                new ConversionType(any(new String[] {"checkout", "lead", "own_9"})),
                any(ActionSource.values()),
                any(IngestChannel.values()),
                time(),
                text(),
                text(),
                maybe(() -> new Money(number(), any(new String[] {"EUR", "JPY", "KWD"}))),
                maybe(() -> new Reference(any(Reference.Role.values()), any(Reference.By.values()), "x" + text())),
                list(this::key),
                trace(),
                random.nextInt(3),
                ZoneId.of(any(new String[] {"UTC", "Europe/Berlin", "+05:45", "Pacific/Kiritimati"})));
    }

    /** An engagement. */
    public AdEngagement engagement() {
        return new AdEngagement(
                text(), text(), text(), text(), text(), any(EngagementKind.values()), time(), list(this::key), trace());
    }

    /** An input, except one that holds a byte array. */
    public Input input() {
        return switch (random.nextInt(11)) {
            case 0 -> report();
            case 1 -> engagement();
            case 2 -> new Sighting(text(), time(), list(this::key), trace());
            case 3 -> new UserIdentifiers(text(), time(), list(this::key));
            case 4 -> new Erasure("u" + text(), list(this::key));
            case 5 -> new ReleasedReport(report(), list(this::text));
            case 6 -> new Promotion("l" + text(), (int) (number() & Integer.MAX_VALUE));
            case 9 -> new PanelTruth("a" + text(), maybe(this::text), random.nextInt(2_048));
            case 8 -> new Restatement("a" + text(), (int) (number() & Integer.MAX_VALUE));
            case 7 -> new UserConsent(text(), random.nextBoolean());
            default -> new Tick();
        };
    }

    /** What is known of browser and network. */
    public Trace trace() {
        return new Trace(new AgentTraits(text(), random.nextInt(200), text(), random.nextInt(40)), text());
    }

    /** Who was seen with a key. */
    public KeyEvidence evidence() {
        return new KeyEvidence(key(), list(this::holder));
    }

    /** One who was seen. */
    public KeyHolder holder() {
        return new KeyHolder(text(), list(this::number, 1));
    }

    /** A part of an act. */
    public ActPart part() {
        ActPart.ActFacts facts = new ActPart.ActFacts(text(), text(), text(), text(), time(), day(), text());
        return new ActPart(text(), facts, number(), number());
    }

    /** An entry. */
    public LedgerEntry entry() {
        return part().act().entry(text(), text(), target(), number(), number(), any(Reason.values()));
    }

    /** A row's name. */
    public LedgerCodec.RowId row() {
        Position cause = new Position(time(), random.nextInt(-1, 3), number() & Long.MAX_VALUE);
        return new LedgerCodec.RowId(
                text(), cause, new Origin(random.nextInt(-1, 7), text(), random.nextInt(3), random.nextInt(300)));
    }

    /** A slice. */
    public ReportSlice slice() {
        return new ReportSlice(text(), text(), text(), text());
    }

    /** A target. */
    public Target target() {
        return switch (random.nextInt(4)) {
            case 0 -> new Target.Merged(text());
            case 1 -> new Target.Nobody();
            case 2 -> new Target.Unattributed();
            default -> new Target.Credited(text(), text(), text());
        };
    }

    /** One of {@code choices}. */
    public <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Present or not. */
    public <T> Optional<T> maybe(Supplier<T> each) {
        return random.nextBoolean() ? Optional.of(each.get()) : Optional.empty();
    }

    /** Up to three. */
    public <T> List<T> list(Supplier<T> each) {
        return list(each, 0);
    }

    private <T> List<T> list(Supplier<T> each, int least) {
        List<T> all = new ArrayList<>();
        for (int i = random.nextInt(least, 4); i > 0; i--) {
            all.add(each.get());
        }
        return all;
    }
}
