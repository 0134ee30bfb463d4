package io.tieback.world.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** CRC-32C of a file, eight hexadecimal digits: tells that it was changed, and costs little beside reading it. */
public final class Checksum {
    private static final int BUFFER = 1 << 16;

    private final CRC32C sum = new CRC32C();

    /** Of nothing yet. */
    public Checksum() {}

    /**
     * Of a whole file.
     *
     * @throws IOException if it cannot be read
     */
    public static Checksum of(Path file) throws IOException {
        Checksum whole = new Checksum();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                whole.sum.update(buffer, 0, read);
            }
        }
        return whole;
    }

    /** Takes what comes next in. */
    void add(byte[] bytes) {
        sum.update(bytes);
    }

    /** Its digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
