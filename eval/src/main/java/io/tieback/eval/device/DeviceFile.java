package io.tieback.eval.device;

import io.tieback.eval.data.UnfitData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Reads a log of devices: tab-separated, by its header's names, packed by gzip if its name ends so. Rows without an
 * address are left out.
 */
final class DeviceFile {
    private static final List<String> COLUMNS = List.of("user_id", "device", "local_time", "time_zone", "ip_hash");

    private final Path file;
    private final ZoneNames zones = new ZoneNames();
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, String> shared = new HashMap<>();
    private int number = 1;
    private int dropped;

    /** A row of the file as it is used. */
    record Line(String user, boolean isPhone, long seconds, String address) {}

    private DeviceFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws UnfitData if it lacks a column, has a value that cannot be read, or no row with an address
     * @throws IOException if it cannot be read
     */
    static DeviceLog read(Path file) throws IOException {
        DeviceFile reader = new DeviceFile(file);
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader text = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            reader.readAll(text);
        }
        return DeviceLog.of(reader.lines, reader.dropped);
    }

    private void readAll(BufferedReader text) throws IOException {
        String header = text.readLine();
        if (header == null) {
            throw new UnfitData(file.getFileName() + " is empty", mend());
        }
        List<String> names = List.of(header.split("\t", -1));
        int[] at = COLUMNS.stream().mapToInt(names::indexOf).toArray();
        for (int i = 0; i < at.length; i++) {
            if (at[i] < 0) {
                throw new UnfitData(file.getFileName() + " has no column " + COLUMNS.get(i), mend());
            }
        }
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            String[] cells = line.split("\t", -1);
            if (cells.length != names.size()) {
                throw wrong("has " + cells.length + " cells, the header " + names.size());
            }
            add(cells[at[0]], cells[at[1]], seconds(cells[at[2]], cells[at[3]]), cells[at[4]]);
        }
        if (lines.isEmpty()) {
            throw new UnfitData(file.getFileName() + " has no row with an address", mend());
        }
    }

    private void add(String user, String device, long seconds, String address) {
        boolean isPhone = device.equals("mobile");
        if (!isPhone && !device.equals("desktop")) {
            throw wrong("has a device that is neither desktop nor mobile");
        } else if (user.isEmpty()) {
            throw wrong("has no user");
        }
        if (address.isEmpty()) {
            dropped++;
        } else {
            lines.add(new Line(share(user), isPhone, seconds, share(address)));
        }
    }

    private String share(String text) {
        return Objects.requireNonNull(shared.computeIfAbsent(text, same -> same));
    }

    private long seconds(String localTime, String zone) {
        ZoneOffset offset = zones.offset(zone)
                .orElseThrow(() -> wrong(String.format(Locale.ROOT, "names a zone that is not known, \"%s\"", zone)));
        try {
            return LocalDateTime.parse(localTime).toEpochSecond(offset);
        } catch (DateTimeException unread) {
            throw wrong("has a time that is not of the form 2016-04-21T16:50:16");
        }
    }

    private UnfitData wrong(String what) {
        return new UnfitData(file.getFileName() + ", line " + number + " " + what, mend());
    }

    private static String mend() {
        return "Give a tab-separated file with the columns " + String.join(", ", COLUMNS)
                + "; known zones are in zones.tsv beside io.tieback.eval.device.ZoneNames.";
    }
}
