package io.tieback.core.privacy;

import java.util.Arrays;
import java.util.Optional;

/** Strict parsing of IP addresses without any look-up: four decimal parts, or RFC 4291 text. */
final class IpAddress {
    private static final int GROUPS = 8;

    private IpAddress() {}

    /** 4 or 16 bytes in network order; a mapped IPv4 address gives 4. */
    static Optional<byte[]> read(String text) {
        if (text.length() > 60) {
            return Optional.empty();
        }
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            boolean sound = end > 0 && (end == text.length() - 1 || isPort(text.substring(end + 1)));
            return sound ? readV6(text.substring(1, end)) : Optional.empty();
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return readV4(text);
        }
        boolean portOfV4 = colon == text.lastIndexOf(':') && text.lastIndexOf('.', colon) >= 0;
        if (portOfV4) {
            return isPort(text.substring(colon)) ? readV4(text.substring(0, colon)) : Optional.empty();
        }
        return readV6(text);
    }

    /** Whether an address can be one of a host on the internet; documentation ranges count as such. */
    static boolean isPublic(byte[] a) {
        return a.length == 4 ? isPublicV4(a[0] & 0xff, a[1] & 0xff) : isPublicV6(a);
    }

    private static boolean isPublicV4(int first, int second) {
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168;
            default -> first < 224;
        };
    }

    /** Only 2000::/3 has been given out. */
    private static boolean isPublicV6(byte[] a) {
        return (a[0] & 0xe0) == 0x20;
    }

    private static boolean isPort(String text) {
        return text.length() >= 2
                && text.length() <= 6
                && text.charAt(0) == ':'
                && text.chars().skip(1).allMatch(IpAddress::isDigit);
    }

    private static Optional<byte[]> readV4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            String part = parts[i];
            boolean form = !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(IpAddress::isDigit);
            if (!form || (part.length() > 1 && part.charAt(0) == '0') || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            address[i] = (byte) Integer.parseInt(part);
        }
        return Optional.of(address);
    }

    private static Optional<byte[]> readV6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        byte[] address = new byte[16];
        if (gap < 0) {
            return groups(text, address) == GROUPS ? Optional.of(folded(address)) : Optional.empty();
        }
        byte[] tail = new byte[16];
        String head = text.substring(0, gap);
        int before = head.indexOf('.') < 0 ? groups(head, address) : -1;
        int after = groups(text.substring(gap + 2), tail);
        if (before < 0 || after < 0 || before + after >= GROUPS) {
            return Optional.empty();
        }
        System.arraycopy(tail, 0, address, 16 - 2 * after, 2 * after);
        return Optional.of(folded(address));
    }

    /** Writes the groups of {@code text} and says how many they were, or −1. */
    private static int groups(String text, byte[] into) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int group = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean lastAsV4 = i == parts.length - 1 && parts[i].indexOf('.') >= 0;
            int width = lastAsV4 ? 2 : 1;
            if (group + width > GROUPS || !(lastAsV4 ? v4Tail(parts[i], into, group) : hex(parts[i], into, group))) {
                return -1;
            }
            group += width;
        }
        return group;
    }

    private static boolean v4Tail(String text, byte[] into, int group) {
        Optional<byte[]> tail = readV4(text);
        tail.ifPresent(bytes -> System.arraycopy(bytes, 0, into, 2 * group, 4));
        return tail.isPresent();
    }

    private static boolean hex(String part, byte[] into, int group) {
        if (part.isEmpty() || part.length() > 4 || !part.chars().allMatch(IpAddress::isHex)) {
            return false;
        }
        int value = Integer.parseInt(part, 16);
        into[2 * group] = (byte) (value >> 8);
        into[2 * group + 1] = (byte) value;
        return true;
    }

    private static byte[] folded(byte[] address) {
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return address;
            }
        }
        boolean mapped = address[10] == (byte) 0xff && address[11] == (byte) 0xff;
        return mapped ? Arrays.copyOfRange(address, 12, 16) : address;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
