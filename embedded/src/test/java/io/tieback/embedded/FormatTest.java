package io.tieback.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.graph.JoinDecision;
import io.tieback.core.identity.graph.JoinDecision.Verdict;
import io.tieback.core.identity.graph.PersonEntry;
import io.tieback.core.identity.graph.PersonEntry.Change;
import io.tieback.core.privacy.MatchKey.Kind;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.pipeline.Timer;
import io.tieback.engine.step.StoreKeys;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Bytes of format 1, as they lie on disks. Another form is another version; these stay. */
final class FormatTest {
    private static final Instant WHEN = Instant.parse("2026-03-01T00:00:00.123Z");

    @Test
    void aLogRowIsVersionTimeOpenPartSealedPartAndRemarks() {
        LogRow row = new LogRow(WHEN, new byte[] {7, 8}, new byte[] {9}, List.of("no_event_id"), new byte[] {5});
        assertGolden(LogRow.CODEC, row, "02f6f18eeb94670207080109010b6e6f5f6576656e745f69640105");
        LogRow first = LogRow.CODEC.decode(HexFormat.of().parseHex("01f6f18eeb94670207080109"));
        assertThat(first.receivedAt()).isEqualTo(WHEN);
        assertThat(first.open()).containsExactly(7, 8);
        assertThat(first.sealed()).containsExactly(9);
        assertThat(first.issueCodes()).isEmpty();
        assertThat(first.sealedUnknownFields()).isEmpty();
        assertThat(hex(LogRow.key(258))).isEqualTo("0000000000000102");
        assertThat(hex(LogRow.place(258, new byte[] {7, 8}))).isEqualTo("00000000000001020708");
    }

    @Test
    void aTimerIsDueStageAndKey() {
        assertGolden(TimerRow.CODEC, new Timer(WHEN, 5, "aß€"), "8000019ca6b1dc7b1affb882174981da0562c3a0e282ad00");
    }

    @Test
    void aStateRowLiesBehindTheHashOfItsStageAndKey() {
        byte[] head = StoreKeys.of(5, "act-1");
        assertThat(hex(StateRow.stored(head))).isEqualTo("9e1613757b53d4530500056163742d31");
        assertThat(hex(StateRow.stored(StoreKeys.join(head, new byte[] {1, 2}))))
                .isEqualTo("9e1613757b53d4530500056163742d310102");
    }

    @Test
    void settingsRepliesFailuresAndTalliesKeepTheirForm() {
        assertGolden(
                SettingsCodec.SETTINGS,
                PipelineSettings.presets(),
                "028090e4c00480a0f6a71380a0f6a7138080d99f4d8090e4c00480f0b252fa01"
                        + "020a6c6173745f746f756368010a4c4153545f544f55434880a0f6a71380a0f6a7"
                        + "1380f0b252066c696e65617201064c494e45415280a0f6a71380a0f6a71380f0b252");
        assertGolden(
                Idempotency.Stored.CODEC,
                new Idempotency.Stored(WHEN, new byte[] {1}, new byte[] {2, 3}),
                "01f6f18eeb94670101020203");
        assertGolden(StepFailure.CODEC, new StepFailure("a.B", "why", "where"), "0103612e4203776879057768657265");
        assertThat(hex(FailureRow.of(258))).isEqualTo("010000000000000102");
        assertThat(hex(FailureRow.of(new Timer(WHEN, 5, "k")))).isEqualTo("028000019ca6b1dc7b058254c329a92850f6");
        ReportSlice slice = new ReportSlice("adv", "web", "lead", "TAG");
        assertThat(hex(Tallies.received(slice))).isEqualTo("61647600776562006c656164005441470000");
        assertThat(hex(Tallies.of(slice, ReportStatus.ADMITTED))).isEqualTo("61647600776562006c656164005441470005");
    }

    @Test
    void peopleKeepTheirForm() {
        assertGolden(PeopleRows.HEAD_CODEC, new PeopleRows.Head(WHEN, 300, 7), "01f6f18eeb9467ac0207");
        assertGolden(
                PeopleRows.PERSON_CODEC,
                new PeopleRows.Person(
                        List.of("a", "ß"),
                        List.of(new JoinDecision("a", "ß", List.of(Kind.EMAIL, Kind.PHONE), Verdict.JOINED))),
                "0102016102c39f01016102c39f02010200");
        assertGolden(
                PeopleRows.ENTRY_CODEC,
                new PersonEntry(WHEN, Change.MERGED, 5, OptionalLong.of(300)),
                "01f6f18eeb94670105ac02");
        assertGolden(
                PeopleRows.ENTRY_CODEC,
                new PersonEntry(WHEN, Change.ENDED, 5, OptionalLong.empty()),
                "01f6f18eeb9467030500");
        assertThat(hex(PeopleRows.user("ß"))).isEqualTo("01c39f");
        assertThat(hex(PeopleRows.person(258))).isEqualTo("020000000000000102");
        assertThat(hex(PeopleRows.entry(258, 3))).isEqualTo("0300000000000001020000000000000003");
    }

    /** By bytes: what holds arrays is not equal to its copy. */
    private static <T> void assertGolden(Codec<T> codec, T value, String golden) {
        assertThat(hex(codec.encode(value))).isEqualTo(golden);
        byte[] again = codec.encode(codec.decode(HexFormat.of().parseHex(golden)));
        assertThat(hex(again)).isEqualTo(golden);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
