package io.tieback.world.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.world.World;
import io.tieback.world.WorldFiles;
import io.tieback.world.read.FeedLine.Kind;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import io.tieback.world.write.Checksum;
import io.tieback.world.write.ParallelWriter.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A written world.
 *
 * @param path its folder
 * @param world which world it is
 * @param lines how many lines are sent
 * @param currencies default currency of each advertiser, in order of their number
 */
public record WorldFolder(Path path, World world, long lines, Map<String, String> currencies) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Copies the map. */
    public WorldFolder {
        currencies = Collections.unmodifiableMap(new LinkedHashMap<>(currencies));
    }

    /**
     * Reads what {@code world.json} says, and whether its files are those that were written; all are read for that.
     *
     * @throws UncheckedIOException if the folder holds no world, one of another version, or one that was changed or cut
     *     short since it was written; the message names the file
     */
    public static WorldFolder read(Path path) {
        return read(path, WorldFolder::requireWritten);
    }

    private interface Check {
        void hold(Path path, JsonNode manifest) throws IOException;
    }

    private static WorldFolder read(Path path, Check check) {
        try {
            JsonNode manifest = MAPPER.readTree(Files.readString(path.resolve("world.json")));
            check.hold(path, manifest);
            long lines = 0;
            for (JsonNode file : manifest.required("files")) {
                for (Kind kind : Kind.values()) {
                    boolean isSent = file.required("path").asText().equals(kind.file());
                    lines += isSent ? file.required("lines").asLong() : 0;
                }
            }
            Map<String, String> currencies = new LinkedHashMap<>();
            for (String line : Files.readAllLines(path.resolve("advertisers.jsonl"))) {
                JsonNode advertiser = MAPPER.readTree(line);
                currencies.put(
                        advertiser.required("advertiserId").asText(),
                        advertiser.required("currency").asText());
            }
            return new WorldFolder(path, world(manifest), lines, currencies);
        } catch (JsonProcessingException wrong) {
            throw new UncheckedIOException(new IOException("world.json: " + wrong.getOriginalMessage(), wrong));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new UncheckedIOException(new IOException("world.json: " + wrong.getMessage(), wrong));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void requireWritten(Path path, JsonNode manifest) throws IOException {
        for (JsonNode file : manifest.required("files")) {
            String name = file.required("path").asText();
            long written = file.required("bytes").asLong();
            if (!Files.isRegularFile(path.resolve(name))) {
                throw new IOException(name + " is missing");
            }
            long found = Files.size(path.resolve(name));
            if (found != written) {
                throw new IOException(name + " has " + found + " bytes, of " + written + " that were written");
            }
            String checksum = file.required("crc32c").asText();
            if (!Checksum.of(path.resolve(name)).toString().equals(checksum)) {
                throw new IOException(name + " is not what was written: its CRC-32C is not " + checksum);
            }
        }
    }

    /** Writes a world, on all processors. */
    public static WorldFolder write(World world, Path path, Progress progress) {
        new WorldFiles(world).write(path, Runtime.getRuntime().availableProcessors(), progress);
        return read(path, (written, manifest) -> {});
    }

    private static World world(JsonNode manifest) {
        WorldSettings settings = WorldSettings.of(Profile.TYPICAL);
        for (Map.Entry<String, JsonNode> knob : manifest.required("settings").properties()) {
            List<String> numbers = new ArrayList<>();
            knob.getValue().forEach(number -> numbers.add(number.asText()));
            settings = settings.with(knob.getKey(), String.join(" ", numbers));
        }
        if (!settings.sha256().equals(manifest.required("settingsSha256").asText())) {
            throw new IllegalArgumentException("its settings have not the hash that stands beside them");
        }
        return new World(
                manifest.required("profile").asText(),
                settings,
                manifest.required("seed").asLong(),
                manifest.required("people").asInt(),
                manifest.required("days").asInt(),
                Instant.parse(manifest.required("start").asText()));
    }

    /** Its first instant. */
    public Instant start() {
        return world.start();
    }

    /** The instant at which its last day ends; what is reported late comes after. */
    public Instant end() {
        return start().plus(Duration.ofDays(world.days()));
    }

    /** A file of it. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** The table of its networks. */
    public Path networks() {
        return file("networks.csv");
    }

    /** The same for the same bytes. */
    public String identity() {
        return String.join(
                "-",
                world.profile(),
                world.settings().sha256(),
                String.valueOf(world.seed()),
                String.valueOf(world.people()),
                String.valueOf(world.days()),
                String.valueOf(world.start()));
    }

    /** Profile, size and seed, for people. */
    public String name() {
        return world.profile() + ", " + world.people() + " people, " + world.days() + " days, seed " + world.seed();
    }
}
