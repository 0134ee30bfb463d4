package io.tieback.world.network;

/** Reads the network table the way a product would, independently of the class that wrote it. */
final class NetworkTableReading {
    private NetworkTableReading() {}

    static String classOf(String ipv4) {
        long address = number(ipv4);
        String found = "";
        for (String line : NetworkTable.csv().split("\n")) {
            String range = line.substring(0, line.indexOf(','));
            if (range.indexOf('.') > 0) {
                String[] parts = range.split("/");
                int shift = 32 - Integer.parseInt(parts[1]);
                if (number(parts[0]) >>> shift == address >>> shift) {
                    found += line.substring(line.indexOf(',') + 1);
                }
            }
        }
        return found;
    }

    private static long number(String dotted) {
        long number = 0;
        for (String part : dotted.split("\\.")) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }
}
