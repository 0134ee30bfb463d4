package io.tieback.world.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The position of every knob. Immutable.
 *
 * <p>{@code typical.properties} beside this class names and explains every knob; another profile's file holds only what
 * differs from it.
 */
public final class WorldSettings {
    private final EnumMap<Knob, double[]> numbers;

    private WorldSettings(EnumMap<Knob, double[]> numbers) {
        this.numbers = numbers;
    }

    /** The settings of a profile. */
    public static WorldSettings of(Profile profile) {
        var texts = new TreeMap<>(read(Profile.TYPICAL));
        texts.putAll(read(profile));
        var numbers = new EnumMap<Knob, double[]>(Knob.class);
        texts.forEach((key, text) -> numbers.put(knob(key), parse(knob(key), text)));
        for (Knob knob : Knob.values()) {
            if (!numbers.containsKey(knob)) {
                throw new IllegalArgumentException("no profile sets " + knob.key());
            }
        }
        return new WorldSettings(numbers);
    }

    /**
     * These settings with one knob turned.
     *
     * @param key the knob's key
     * @param text its numbers, separated by spaces
     * @throws IllegalArgumentException if there is no such knob, or the numbers do not suit it
     */
    public WorldSettings with(String key, String text) {
        var copy = new EnumMap<>(numbers);
        Knob knob = knob(key);
        copy.put(knob, parse(knob, text));
        return new WorldSettings(copy);
    }

    /** The number of a knob that has one. */
    public double get(Knob knob) {
        return array(knob)[0];
    }

    /** The whole number of a knob that has one. */
    public int count(Knob knob) {
        return (int) get(knob);
    }

    /** A copy of all numbers of a knob. */
    public double[] all(Knob knob) {
        return array(knob).clone();
    }

    /** The number of a knob with one for each quality. */
    public double get(Knob knob, Quality quality) {
        return array(knob)[quality.ordinal()];
    }

    /** SHA-256 over all keys and numbers in the order of the keys, 64 hexadecimal digits. */
    public String sha256() {
        try {
            byte[] text = canonical().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    /** All keys and numbers, one knob a line, in the order of the keys. */
    public String canonical() {
        return numbers.entrySet().stream()
                .map(entry -> entry.getKey().key() + "=" + Arrays.toString(entry.getValue()) + "\n")
                .sorted()
                .collect(Collectors.joining());
    }

    @SuppressWarnings("NullAway") // every knob is there: the factory checked
    private double[] array(Knob knob) {
        return numbers.get(knob);
    }

    private static Knob knob(String key) {
        return Arrays.stream(Knob.values())
                .filter(knob -> knob.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no knob " + key + like(key)));
    }

    /** Knobs of the same family, for who mistook one. */
    private static String like(String key) {
        String family = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
        List<String> known = Arrays.stream(Knob.values())
                .map(Knob::key)
                .filter(one -> one.startsWith(family))
                .toList();
        return known.isEmpty() ? "" : "; there are " + String.join(", ", known);
    }

    private static double[] parse(Knob knob, String text) {
        String[] words = text.trim().split("\\s+");
        if (words.length != knob.width()) {
            throw new IllegalArgumentException(knob.key() + " takes " + knob.width() + " numbers, not " + words.length);
        }
        double[] parsed = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            parsed[i] = number(knob, words[i]);
        }
        if (knob.unit() == Unit.WEIGHT && Arrays.stream(parsed).sum() <= 0) {
            throw new IllegalArgumentException(knob.key() + " has no weight above 0");
        }
        return parsed;
    }

    private static double number(Knob knob, String word) {
        double number;
        try {
            number = Double.parseDouble(word);
        } catch (NumberFormatException none) {
            number = Double.NaN;
        }
        if (!knob.unit().allows(number)) {
            throw new IllegalArgumentException(
                    knob.key() + " must be " + knob.unit().bounds() + ", not " + word);
        }
        return number;
    }

    private static Map<String, String> read(Profile profile) {
        String name = profile.key() + ".properties";
        try (InputStream in = WorldSettings.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            var properties = new Properties();
            properties.load(reader);
            var texts = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
