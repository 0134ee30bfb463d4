package io.tieback.world.read;

import io.tieback.world.read.FeedLine.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A written world, as its manifest tells.
 *
 * @param path its folder
 * @param name profile and size, for people
 * @param identity the same for the same bytes
 * @param start its first instant
 * @param days how many days it lasts
 * @param lines how many lines are sent
 * @param currencies default currency of each advertiser, in order of their number
 */
public record WorldFolder(
        Path path, String name, String identity, Instant start, int days, long lines, Map<String, String> currencies) {
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":\"?([^\",}\\]]+)");
    private static final Pattern FILE = Pattern.compile("\"path\":\"([^\"]+)\",\"lines\":(\\d+)");

    /** @throws UncheckedIOException if the folder holds no world */
    public static WorldFolder read(Path path) {
        try {
            String manifest = Files.readString(path.resolve("world.json"));
            Map<String, String> fields = fields(manifest.substring(0, manifest.indexOf("\"files\"")));
            long lines = 0;
            Map<String, Long> counted = new LinkedHashMap<>();
            for (Matcher file = FILE.matcher(manifest); file.find(); ) {
                counted.put(file.group(1), Long.parseLong(file.group(2)));
            }
            for (Kind kind : Kind.values()) {
                lines += counted.getOrDefault(kind.file(), 0L);
            }
            Map<String, String> currencies = new LinkedHashMap<>();
            for (String line : Files.readAllLines(path.resolve("advertisers.jsonl"))) {
                Map<String, String> advertiser = fields(line);
                currencies.put(field(advertiser, "advertiserId"), field(advertiser, "currency"));
            }
            String name = field(fields, "profile") + ", " + field(fields, "people") + " people, "
                    + field(fields, "days") + " days, seed " + field(fields, "seed");
            return new WorldFolder(
                    path,
                    name,
                    String.join("-", fields.values()),
                    Instant.parse(field(fields, "start")),
                    Integer.parseInt(field(fields, "days")),
                    lines,
                    currencies);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Copies the map. */
    public WorldFolder {
        currencies = Collections.unmodifiableMap(new LinkedHashMap<>(currencies));
    }

    /** The instant at which its last day ends; what is reported late comes after. */
    public Instant end() {
        return start.plus(Duration.ofDays(days));
    }

    /** The table of its networks. */
    public Path networks() {
        return path.resolve("networks.csv");
    }

    private static String field(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name))
                .orElseThrow(() -> new UncheckedIOException(new IOException("a world's file lacks the field " + name)));
    }

    private static Map<String, String> fields(String flat) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Matcher field = FIELD.matcher(flat); field.find(); ) {
            fields.put(field.group(1), field.group(2));
        }
        return fields;
    }
}
