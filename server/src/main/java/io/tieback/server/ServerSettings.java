package io.tieback.server;

import io.tieback.core.admit.AdmissionLimits;
import io.tieback.core.admit.ConsentPolicy;
import io.tieback.core.privacy.NetworkTable;
import io.tieback.embedded.EmbeddedSettings;
import io.tieback.server.control.Advertiser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What an operator may set of a server.
 *
 * @param dataDir where everything is kept; made if it is not there
 * @param bindAddress address that is listened at
 * @param port port that is listened at, 0 to 65535; 0 takes any free one
 * @param newKeysFile where keys are written if they are newly made, with mode 0600. If keys exist and this file does
 *     not, a further set is made for it
 * @param firstAdvertiser registered when keys are newly made
 * @param admission how far a row's time may be from its receipt
 * @param networks ranges whose addresses make match keys even if they are not public
 * @param consent what reports are used for that do not say it themselves
 * @param limits what the HTTP door takes
 * @param runtime what lies behind the door
 */
public record ServerSettings(
        Path dataDir,
        String bindAddress,
        int port,
        Optional<Path> newKeysFile,
        Advertiser firstAdvertiser,
        AdmissionLimits admission,
        NetworkTable networks,
        ConsentPolicy consent,
        ServerLimits limits,
        EmbeddedSettings runtime) {
    /** Reachable from this machine only. */
    public static final String LOOPBACK = "127.0.0.1";

    /** The port unless another is asked for. */
    public static final int DEFAULT_PORT = 8734;

    /** @throws IllegalArgumentException if the port is out of its range or the address empty */
    public ServerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535");
        }
        if (bindAddress.isBlank()) {
            throw new IllegalArgumentException("the address to listen at is empty");
        }
    }

    /** The presets: loopback, {@link #DEFAULT_PORT}, no file of keys, an advertiser in UTC and euros. */
    public static ServerSettings of(Path dataDir) {
        return new ServerSettings(
                dataDir,
                LOOPBACK,
                DEFAULT_PORT,
                Optional.empty(),
                new Advertiser("advertiser-1", "First advertiser", ZoneOffset.UTC, "EUR", ""),
                AdmissionLimits.presets(),
                NetworkTable.none(),
                ConsentPolicy.presets(),
                ServerLimits.presets(),
                EmbeddedSettings.presets());
    }

    /** The same at another address. */
    public ServerSettings withBindAddress(String other) {
        return new ServerSettings(
                dataDir, other, port, newKeysFile, firstAdvertiser, admission, networks, consent, limits, runtime);
    }

    /** The same at another port; 0 takes any free one. */
    public ServerSettings withPort(int other) {
        return new ServerSettings(
                dataDir,
                bindAddress,
                other,
                newKeysFile,
                firstAdvertiser,
                admission,
                networks,
                consent,
                limits,
                runtime);
    }

    /** The same with a file for new keys. */
    public ServerSettings withNewKeysFile(Path file) {
        return new ServerSettings(
                dataDir,
                bindAddress,
                port,
                Optional.of(file),
                firstAdvertiser,
                admission,
                networks,
                consent,
                limits,
                runtime);
    }

    /** The same with another first advertiser. */
    public ServerSettings withFirstAdvertiser(Advertiser other) {
        return new ServerSettings(
                dataDir, bindAddress, port, newKeysFile, other, admission, networks, consent, limits, runtime);
    }

    /** The same taking rows that are up to {@code oldest} old. */
    public ServerSettings withOldestRow(Duration oldest) {
        AdmissionLimits other = new AdmissionLimits(admission.ahead(), oldest);
        return new ServerSettings(
                dataDir, bindAddress, port, newKeysFile, firstAdvertiser, other, networks, consent, limits, runtime);
    }

    /** The same with a table of networks. */
    public ServerSettings withNetworks(NetworkTable other) {
        return new ServerSettings(
                dataDir, bindAddress, port, newKeysFile, firstAdvertiser, admission, other, consent, limits, runtime);
    }

    /** The same under another consent policy. */
    public ServerSettings withConsent(ConsentPolicy other) {
        return new ServerSettings(
                dataDir, bindAddress, port, newKeysFile, firstAdvertiser, admission, networks, other, limits, runtime);
    }

    /** The same with other limits of the HTTP door. */
    public ServerSettings withLimits(ServerLimits other) {
        return new ServerSettings(
                dataDir, bindAddress, port, newKeysFile, firstAdvertiser, admission, networks, consent, other, runtime);
    }

    /** The same with another runtime. */
    public ServerSettings withRuntime(EmbeddedSettings other) {
        return new ServerSettings(
                dataDir, bindAddress, port, newKeysFile, firstAdvertiser, admission, networks, consent, limits, other);
    }
}
