package io.tieback.eval.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Offsets from UTC by the name that a device calls its zone. A name says whether it is daylight time, so it is one
 * offset whatever the date. A row without a zone ({@code N/A}) is taken to be where the study was made, in Eastern
 * Daylight Time.
 */
final class ZoneNames {
    private static final String TABLE = "zones.tsv";
    private static final ZoneOffset STUDY = ZoneOffset.ofHours(-4);

    private final Map<String, ZoneOffset> offsets = new HashMap<>(Map.of("N/A", STUDY, "", STUDY));

    ZoneNames() {
        try (InputStream table = Objects.requireNonNull(ZoneNames.class.getResourceAsStream(TABLE));
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                offsets.put(line.substring(0, tab), ZoneOffset.of(line.substring(tab + 1)));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The offset of a zone of that name, if it is known. */
    Optional<ZoneOffset> offset(String name) {
        return Optional.ofNullable(offsets.get(name));
    }
}
