package io.tieback.server;

import io.javalin.http.Context;
import io.tieback.wire.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.eclipse.jetty.io.EofException;

/**
 * Reads bodies of JSON, plain or gzip, within the limits of size and time. All bodies together are bounded too: each
 * takes room as it grows and gives it back when its request is answered.
 */
final class BodyReader {
    private static final int CHUNK = 16 * 1024;
    private static final int SKIPPED_BODIES = 3;
    private static final Duration ROOM_RETRY = Duration.ofSeconds(1);
    private static final Pattern JSON_IN_UTF8 =
            Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

    private final ServerLimits limits;
    private final AtomicLong held = new AtomicLong();

    BodyReader(ServerLimits limits) {
        this.limits = limits;
    }

    /** Bytes of bodies that are held now. */
    long held() {
        return held.get();
    }

    /** Reads the body and holds its room while {@code use} runs. */
    <T> T read(Context request, Function<byte[], T> use) {
        Room room = new Room();
        try {
            return use.apply(read(request, room));
        } finally {
            held.addAndGet(-room.taken);
        }
    }

    private byte[] read(Context request, Room room) {
        String type = request.contentType();
        if (type == null || !JSON_IN_UTF8.matcher(type.strip()).matches()) {
            throw ProblemException.of(ProblemCode.MEDIA_TYPE_UNSUPPORTED);
        }
        boolean gzip = isGzip(request);
        try {
            Sent raw = new Sent(request.req().getInputStream());
            try {
                raw.requireFits(request.req().getContentLengthLong());
                return gzip ? drain(new GZIPInputStream(raw, CHUNK), room) : drain(raw, room);
            } catch (TooLargeException e) {
                raw.skipSome();
                throw ProblemException.of(ProblemCode.BODY_TOO_LARGE);
            }
        } catch (ZipException | EOFException broken) {
            if (broken instanceof EofException) {
                throw ProblemException.of(ProblemCode.BODY_TIMEOUT);
            }
            throw ProblemException.of(ProblemCode.ENCODING_BROKEN);
        } catch (IOException notArrived) {
            throw ProblemException.of(ProblemCode.BODY_TIMEOUT);
        }
    }

    private static boolean isGzip(Context request) {
        String encoding = request.header("Content-Encoding");
        String named = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        if (!named.equals("identity") && !named.equals("gzip") && !named.equals("x-gzip")) {
            throw ProblemException.of(ProblemCode.ENCODING_UNSUPPORTED);
        }
        return !named.equals("identity");
    }

    private byte[] drain(InputStream in, Room room) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            if (body.size() + read > limits.bodyBytes()) {
                throw new TooLargeException();
            }
            room.take(read);
            body.write(chunk, 0, read);
        }
        return body.toByteArray();
    }

    private final class Room {
        private long taken;

        void take(int bytes) {
            taken += bytes;
            if (held.addAndGet(bytes) > limits.bodiesBytes()) {
                throw ProblemException.later(ProblemCode.OVERLOADED, ROOM_RETRY);
            }
        }
    }

    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** What comes over the wire: bounded in size, and in time however slowly it trickles. */
    private final class Sent extends InputStream {
        private final InputStream in;
        private final long deadline = System.nanoTime() + limits.arrivalTime().toNanos();
        private long sent;

        Sent(InputStream in) {
            this.in = in;
        }

        void requireFits(long announced) throws TooLargeException {
            if (announced > limits.bodyBytes()) {
                throw new TooLargeException();
            }
        }

        /** Lets a client that is not far beyond the limit finish, as otherwise it may never read why it was refused. */
        void skipSome() throws IOException {
            byte[] skipped = new byte[CHUNK];
            long left = SKIPPED_BODIES * (long) limits.bodyBytes();
            int read = 0;
            while (read >= 0 && left > 0 && System.nanoTime() < deadline) {
                read = in.read(skipped);
                left -= read;
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = in.read(into, from, length);
            sent += Math.max(read, 0);
            if (sent > limits.bodyBytes()) {
                throw new TooLargeException();
            }
            if (System.nanoTime() > deadline && read >= 0) {
                throw new IOException("too slow", new TimeoutException());
            }
            return read;
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }
    }
}
