package io.tieback.world.network;

/** IP addresses as numbers and as text. */
public final class Addresses {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Addresses() {}

    /** Dotted form. */
    public static String text4(int address) {
        var text = new StringBuilder(15);
        for (int shift = 24; shift >= 0; shift -= 8) {
            text.append(address >>> shift & 0xff);
            if (shift > 0) {
                text.append('.');
            }
        }
        return text.toString();
    }

    /** Full form of eight groups without leading zeros and without compression. */
    public static String text6(long prefix, long host) {
        var text = new StringBuilder(39);
        for (int group = 0; group < 8; group++) {
            long half = group < 4 ? prefix : host;
            int value = (int) (half >>> (48 - 16 * (group & 3)) & 0xffff);
            if (group > 0) {
                text.append(':');
            }
            hex(text, value);
        }
        return text.toString();
    }

    static int parse4(String dotted) {
        int address = 0;
        for (String part : dotted.split("\\.")) {
            address = address << 8 | Integer.parseInt(part);
        }
        return address;
    }

    /** Upper half of an address written as {@code a:b::} with at most four groups. */
    static long parse6(String text) {
        long prefix = 0;
        int groups = 0;
        for (String part : text.substring(0, text.indexOf("::")).split(":")) {
            prefix = prefix << 16 | Long.parseLong(part, 16);
            groups++;
        }
        return prefix << (16 * (4 - groups));
    }

    private static void hex(StringBuilder text, int value) {
        boolean started = false;
        for (int shift = 12; shift >= 0; shift -= 4) {
            int digit = value >>> shift & 0xf;
            started |= digit != 0 || shift == 0;
            if (started) {
                text.append(HEX[digit]);
            }
        }
    }
}
