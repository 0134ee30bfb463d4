package io.tieback.server.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Advertisers and keys in a small SQLite file beside the data. Several processes may hold it open: a server sees what
 * the command line changed within a second. Keys are kept as hashes; a secret leaves {@link #addKey} once.
 *
 * <p>Safe for use by many threads.
 */
public final class ControlPlane implements AutoCloseable {
    private static final int VERSION = 1;
    private static final long STALE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS advertisers (
              id TEXT PRIMARY KEY, name TEXT NOT NULL, zone TEXT NOT NULL, currency TEXT NOT NULL,
              region TEXT NOT NULL, created_at INTEGER NOT NULL);
            CREATE TABLE IF NOT EXISTS keys (
              id TEXT PRIMARY KEY, role TEXT NOT NULL, advertiser_id TEXT NOT NULL, hash BLOB NOT NULL UNIQUE,
              created_at INTEGER NOT NULL, revoked_at INTEGER);
            """;

    private final Connection connection;
    private final InstantSource clock;
    private final Secrets secrets;
    private volatile Snapshot snapshot;

    private ControlPlane(Connection connection, InstantSource clock, SecureRandom random) {
        this.connection = connection;
        this.clock = clock;
        this.secrets = new Secrets(random);
        this.snapshot = load();
    }

    /**
     * Opens the file or makes it, readable by its owner alone.
     *
     * @throws ControlPlaneException if it cannot be, or is of another version
     */
    public static ControlPlane open(Path file, InstantSource clock, SecureRandom random) {
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout=5000");
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                requireVersion(statement);
                statement.executeUpdate(SCHEMA);
                statement.execute("PRAGMA user_version=" + VERSION);
            }
            return new ControlPlane(connection, clock, random);
        } catch (IOException | SQLException failed) {
            throw new ControlPlaneException("cannot open the control plane " + file, failed);
        }
    }

    private static void requireVersion(Statement statement) throws SQLException {
        try (ResultSet version = statement.executeQuery("PRAGMA user_version")) {
            if (version.next() && version.getInt(1) > VERSION) {
                throw new SQLException("the file is of version " + version.getInt(1) + ", newer than this program");
            }
        }
    }

    /** All advertisers by id. */
    public List<Advertiser> advertisers() {
        return List.copyOf(fresh().advertisers.values());
    }

    /** The advertiser of an id. */
    public Optional<Advertiser> advertiser(String advertiserId) {
        return Optional.ofNullable(fresh().advertisers.get(advertiserId));
    }

    /**
     * Adds an advertiser.
     *
     * @return false if one of that id is there already; it stays as it is
     */
    public synchronized boolean addAdvertiser(Advertiser advertiser) {
        int added = update(
                "INSERT OR IGNORE INTO advertisers VALUES (?, ?, ?, ?, ?, ?)",
                advertiser.advertiserId(),
                advertiser.name(),
                advertiser.zone().getId(),
                advertiser.currency(),
                advertiser.region(),
                clock.instant().toEpochMilli());
        snapshot = load();
        return added == 1;
    }

    /** All keys, revoked ones too, in order of their making. */
    public List<ApiKey> keys() {
        return fresh().keys.stream().map(StoredKey::key).toList();
    }

    /**
     * Makes a key.
     *
     * @param advertiserId whose; empty unless the role is {@link Role#ADVERTISER}
     * @throws IllegalArgumentException if the advertiser is not known, or named where none belongs
     */
    public synchronized IssuedKey addKey(Role role, String advertiserId) {
        if (role == Role.ADVERTISER && advertiser(advertiserId).isEmpty()) {
            throw new IllegalArgumentException("there is no advertiser of that id");
        }
        Instant now = Instant.ofEpochMilli(clock.instant().toEpochMilli());
        ApiKey key = new ApiKey(secrets.keyId(), role, advertiserId, now, Optional.empty());
        String secret = secrets.secret(role);
        update(
                "INSERT INTO keys VALUES (?, ?, ?, ?, ?, NULL)",
                key.keyId(),
                role.name(),
                advertiserId,
                Secrets.hash(secret),
                now.toEpochMilli());
        snapshot = load();
        return new IssuedKey(key, secret);
    }

    /**
     * Revokes a key for good.
     *
     * @return false if there is none of that id, or it was revoked before
     */
    public synchronized boolean revoke(String keyId) {
        int revoked = update(
                "UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
                clock.instant().toEpochMilli(),
                keyId);
        snapshot = load();
        return revoked == 1;
    }

    /** The key of a secret, if it is in force. Takes as long for a wrong secret as for a right one. */
    public Optional<ApiKey> authenticate(String secret) {
        byte[] hash = Secrets.hash(secret);
        Optional<ApiKey> found = Optional.empty();
        for (StoredKey stored : fresh().keys) {
            boolean same = MessageDigest.isEqual(stored.hash, hash);
            if (same && stored.key.revokedAt().isEmpty()) {
                found = Optional.of(stored.key);
            }
        }
        return found;
    }

    /** Closes the file. */
    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new ControlPlaneException("cannot close the control plane", failed);
        }
    }

    private record StoredKey(ApiKey key, byte[] hash) {}

    private record Snapshot(Map<String, Advertiser> advertisers, List<StoredKey> keys, long readAtNanos) {}

    private Snapshot fresh() {
        Snapshot current = snapshot;
        if (System.nanoTime() - current.readAtNanos < STALE_NANOS) {
            return current;
        }
        synchronized (this) {
            if (snapshot == current) {
                snapshot = load();
            }
            return snapshot;
        }
    }

    private Snapshot load() {
        try (Statement statement = connection.createStatement()) {
            Map<String, Advertiser> advertisers = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery("SELECT * FROM advertisers ORDER BY id")) {
                while (row.next()) {
                    Advertiser advertiser = advertiser(row);
                    advertisers.put(advertiser.advertiserId(), advertiser);
                }
            }
            List<StoredKey> keys = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("SELECT * FROM keys ORDER BY created_at, id")) {
                while (row.next()) {
                    keys.add(new StoredKey(key(row), row.getBytes("hash")));
                }
            }
            return new Snapshot(advertisers, keys, System.nanoTime());
        } catch (SQLException failed) {
            throw new ControlPlaneException("cannot read the control plane", failed);
        }
    }

    private static Advertiser advertiser(ResultSet row) throws SQLException {
        return new Advertiser(
                row.getString("id"),
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                row.getString("currency"),
                row.getString("region"));
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        long revokedAt = row.getLong("revoked_at");
        Optional<Instant> revoked = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(revokedAt));
        return new ApiKey(
                row.getString("id"),
                Role.valueOf(row.getString("role")),
                row.getString("advertiser_id"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                revoked);
    }

    private int update(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new ControlPlaneException("cannot write the control plane", failed);
        }
    }
}
