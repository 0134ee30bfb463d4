package io.tieback.server.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlPlaneTest {
    private static final Advertiser SHOP = new Advertiser("shop", "The shop", ZoneId.of("Europe/Berlin"), "EUR", "DE");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_764_000_000));

    @TempDir
    private Path folder;

    @Test
    void aKeyOpensTheDoorUntilItIsRevoked() {
        try (ControlPlane control = open()) {
            control.addAdvertiser(SHOP);
            IssuedKey issued = control.addKey(Role.ADVERTISER, "shop");

            assertThat(issued.secret()).startsWith("tb_adv_").hasSize(7 + 43);
            assertThat(control.authenticate(issued.secret())).contains(issued.key());
            assertThat(control.revoke(issued.key().keyId())).isTrue();
            assertThat(control.authenticate(issued.secret())).isEmpty();
            assertThat(control.revoke(issued.key().keyId())).isFalse();
        }
    }

    @Test
    void nothingButTheSecretItselfIsOne() {
        try (ControlPlane control = open()) {
            String secret = control.addKey(Role.READER, "").secret();

            assertThat(Stream.of("", secret + "x", secret.substring(1), "tb_read_", secret.toLowerCase(Locale.ROOT)))
                    .allSatisfy(wrong -> assertThat(control.authenticate(wrong)).isEmpty());
        }
    }

    @Test
    void noFileHoldsASecretAndNoTextOfAKeyShowsIt() throws IOException {
        String secret;
        try (ControlPlane control = open()) {
            IssuedKey issued = control.addKey(Role.PLATFORM, "");
            secret = issued.secret();
            assertThat(issued.toString()).doesNotContain(secret);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .doesNotContain(secret.substring(8));
                }
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("control.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatAnotherProcessChangesIsSeenWithinASecondOrSo() throws InterruptedException {
        try (ControlPlane server = open();
                ControlPlane commandLine = open()) {
            IssuedKey issued = commandLine.addKey(Role.READER, "");
            assertThat(eventually(() -> server.authenticate(issued.secret()))).contains(issued.key());
        }
    }

    @Test
    void keysAndAdvertisersSurviveARestart() {
        try (ControlPlane control = open()) {
            assertThat(control.addAdvertiser(SHOP)).isTrue();
            assertThat(control.addAdvertiser(SHOP)).isFalse();
            control.addKey(Role.ADVERTISER, "shop");
        }
        try (ControlPlane control = open()) {
            assertThat(control.advertisers()).containsExactly(SHOP);
            assertThat(control.keys()).hasSize(1);
        }
    }

    @Test
    void anAdvertisersKeyNamesAnAdvertiserThatIsThere() {
        try (ControlPlane control = open()) {
            assertThatThrownBy(() -> control.addKey(Role.ADVERTISER, "nobody"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> control.addKey(Role.READER, "shop")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theFirstStartMakesOneKeyOfEachRoleAndTheSecondNone() throws IOException {
        try (ControlPlane control = open()) {
            Optional<FirstKeys> first = FirstKeys.make(control, SHOP, false);
            Path file = folder.resolve("keys.json");
            first.orElseThrow().write(file);

            assertThat(FirstKeys.make(control, SHOP, false)).isEmpty();
            assertThat(Files.readString(file)).contains("\"advertiserId\":\"shop\"", "tb_adv_", "tb_plat_", "tb_read_");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(first.orElseThrow().toString()).doesNotContain("tb_");
            assertThat(control.authenticate(first.orElseThrow().platformKey()).map(ApiKey::role))
                    .contains(Role.PLATFORM);
        }
    }

    private ControlPlane open() {
        return ControlPlane.open(folder.resolve("control.db"), CLOCK, new SecureRandom());
    }

    private static Optional<ApiKey> eventually(Supplier<Optional<ApiKey>> question) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(5));
        Optional<ApiKey> answer = question.get();
        while (answer.isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            answer = question.get();
        }
        return answer;
    }
}
