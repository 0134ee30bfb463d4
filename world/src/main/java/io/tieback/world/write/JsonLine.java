package io.tieback.world.write;

import java.util.Arrays;

/**
 * One JSON object on one line, written straight into bytes. Made for speed: keys are trusted, values are escaped, and
 * the buffer is used again for the next line. Not safe for use by several threads.
 */
public final class JsonLine {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private byte[] bytes = new byte[1024];
    private int length;

    /** Starts anew with an open object. */
    public JsonLine begin() {
        length = 0;
        return open('{');
    }

    /** Closes the outermost object and the line. */
    public JsonLine end() {
        close('}');
        put((byte) '\n');
        return this;
    }

    /** A text field. */
    public JsonLine text(String key, String value) {
        key(key);
        quoted(value);
        return this;
    }

    /** A whole number field. */
    public JsonLine number(String key, long value) {
        key(key);
        whole(value);
        return this;
    }

    /** A field whose value is JSON already. */
    public JsonLine raw(String key, String json) {
        key(key);
        ascii(json);
        return this;
    }

    /** A number field with six digits after the point, for shares and odds. */
    public JsonLine share(String key, double value) {
        key(key);
        long micros = (long) Math.floor(Math.abs(value) * 1e6 + .5);
        if (value < 0 && micros > 0) {
            put((byte) '-');
        }
        fixed(micros, 1_000_000, 6);
        return this;
    }

    /** Seconds with three digits after the point, from milliseconds. */
    public JsonLine seconds(String key, long millis) {
        key(key);
        fixed(millis, 1000, 3);
        return this;
    }

    /** A boolean field. */
    public JsonLine flag(String key, boolean value) {
        key(key);
        ascii(value ? "true" : "false");
        return this;
    }

    /** Opens an object field. */
    public JsonLine object(String key) {
        key(key);
        return open('{');
    }

    /** Closes it. */
    public JsonLine endObject() {
        return close('}');
    }

    /** Opens a list field. */
    public JsonLine list(String key) {
        key(key);
        return open('[');
    }

    /** Opens an object inside a list. */
    public JsonLine item() {
        comma();
        return open('{');
    }

    /** A text inside a list. */
    public JsonLine item(String value) {
        comma();
        quoted(value);
        return this;
    }

    /** Closes a list. */
    public JsonLine endList() {
        return close(']');
    }

    /** The bytes so far; valid up to {@link #length} until the next {@link #begin}. */
    byte[] bytes() {
        return bytes;
    }

    /** How many of the bytes count. */
    public int length() {
        return length;
    }

    /** A copy of the line as text. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, java.nio.charset.StandardCharsets.US_ASCII);
    }

    private void key(String key) {
        room(key.length() + 4);
        comma();
        bytes[length++] = '"';
        ascii(key);
        bytes[length++] = '"';
        bytes[length++] = ':';
    }

    private void comma() {
        byte last = bytes[length - 1];
        if (last != '{' && last != '[') {
            put((byte) ',');
        }
    }

    private JsonLine open(char bracket) {
        put((byte) bracket);
        return this;
    }

    private JsonLine close(char bracket) {
        put((byte) bracket);
        return this;
    }

    private void fixed(long value, int unit, int digits) {
        whole(value / unit);
        put((byte) '.');
        long rest = value % unit;
        for (int i = 0, divisor = unit / 10; i < digits; i++, divisor /= 10) {
            put((byte) ('0' + rest / divisor % 10));
        }
    }

    private void whole(long value) {
        if (value < 0) {
            ascii(Long.toString(value));
            return;
        }
        room(20);
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--, rest /= 10) {
            bytes[i] = (byte) ('0' + rest % 10);
        }
        length += digits;
    }

    private void quoted(String value) {
        int count = value.length();
        room(count * 6 + 2);
        bytes[length++] = '"';
        int start = length;
        ascii(value);
        for (int i = start; i < length; i++) {
            byte c = bytes[i];
            if (c < ' ' || c > '~' || c == '"' || c == '\\' || c != value.charAt(i - start)) {
                length = start;
                escaped(value);
                break;
            }
        }
        bytes[length++] = '"';
    }

    private void escaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~') {
                bytes[length++] = '\\';
                bytes[length++] = 'u';
                for (int shift = 12; shift >= 0; shift -= 4) {
                    bytes[length++] = HEX[c >>> shift & 0xf];
                }
            } else {
                if (c == '"' || c == '\\') {
                    bytes[length++] = '\\';
                }
                bytes[length++] = (byte) c;
            }
        }
    }

    /** Takes the low byte of each character: an intrinsic, where a loop over charAt is not. */
    @SuppressWarnings("deprecation")
    private void ascii(String text) {
        int count = text.length();
        room(count);
        text.getBytes(0, count, bytes, length);
        length += count;
    }

    private void put(byte one) {
        room(1);
        bytes[length++] = one;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
