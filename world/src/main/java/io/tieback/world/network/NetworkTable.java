package io.tieback.world.network;

import java.util.List;

/** Which range is what kind of network, as a CSV of {@code range,class} that the product reads too. */
public final class NetworkTable {
    private static final List<String> MORE_HOSTING = List.of("198.51.100.0/24", "203.0.113.0/24");

    private NetworkTable() {}

    /** The table with its header; every address of a world lies in exactly one range. */
    public static String csv() {
        var csv = new StringBuilder("range,class\n");
        for (NetworkClass kind : NetworkClass.values()) {
            csv.append(kind.range4()).append(',').append(kind.key()).append('\n');
            csv.append(kind.range6()).append(',').append(kind.key()).append('\n');
        }
        MORE_HOSTING.forEach(range -> csv.append(range).append(",hosting\n"));
        return csv.toString();
    }
}
