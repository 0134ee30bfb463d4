package io.tieback.eval.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieback.eval.data.UnfitData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of devices as it is read, on made-up files. */
class DeviceFileTest {
    private static final String HEADER = "user_id\tdevice\tlocal_time\ttime_zone\tbrowser\tip_hash\thost_hash\n";

    @TempDir
    Path dir;

    @Test
    void rowsWithoutAnAddressAreLeftOut() throws IOException {
        DeviceLog log = read(HEADER
                + row("1", "desktop", "2016-04-21T16:50:16", "Eastern Daylight Time", "a")
                + row("1", "mobile", "2016-04-21T16:50:16", "Eastern Daylight Time", "a")
                + row("1", "mobile", "2016-04-21T16:51:16", "Eastern Daylight Time", ""));
        assertThat(log.rows()).isEqualTo(2);
        assertThat(log.dropped()).isEqualTo(1);
        assertThat(log.cookies()).hasSize(1);
        assertThat(log.phones()).hasSize(1);
    }

    @Test
    void timesAreOfOneClockWhateverTheZone() throws IOException {
        DeviceLog log = read(HEADER
                + row("1", "desktop", "2016-04-21T16:00:00", "Eastern Daylight Time", "a")
                + row("1", "desktop", "2016-04-21T13:00:00", "Pacific Daylight Time", "a")
                + row("2", "mobile", "2016-04-21T20:00:00", "Coordinated Universal Time", "a"));
        assertThat(log.span()).as("hours from midnight, 20:00 UTC all three").isEqualTo(21);
    }

    @Test
    void aZoneThatIsNotKnownIsToldWithItsLine() {
        assertThatThrownBy(() -> read(HEADER + row("1", "desktop", "2016-04-21T16:00:00", "Lunar Time", "a")))
                .isInstanceOf(UnfitData.class)
                .hasMessageContaining("line 2 names a zone that is not known, \"Lunar Time\"");
    }

    @Test
    void whatCannotBeReadIsToldWithItsLine() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> read("user_id\tdevice\n")).hasMessageContaining("no column local_time");
        assertThatThrownBy(() -> read(HEADER)).hasMessageContaining("no row with an address");
        assertThatThrownBy(() -> read(HEADER + "1\tdesktop\n"))
                .hasMessageContaining("line 2 has 2 cells, the header 7");
        assertThatThrownBy(() -> read(HEADER + row("1", "fridge", "2016-04-21T16:00:00", "N/A", "a")))
                .hasMessageContaining("neither desktop nor mobile");
        assertThatThrownBy(() -> read(HEADER + row("1", "desktop", "yesterday", "N/A", "a")))
                .hasMessageContaining("line 2 has a time that is not of the form");
    }

    private DeviceLog read(String text) throws IOException {
        Path file = dir.resolve("log.tsv");
        Files.writeString(file, text);
        return DeviceFile.read(file);
    }

    private static String row(String user, String device, String time, String zone, String address) {
        return String.join("\t", user, device, time, zone, "b", address, "h") + "\n";
    }
}
