package io.tieback.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Published vectors: IAB ECAPI and ADMaP, Google Data Manager, Meta's SDKs and parameter builder. */
class IdentifierKeysTest {
    private final IdentifierKeys identifiers = new IdentifierKeys(TestPeppers.one());

    @ParameterizedTest
    @CsvSource({
        "' User@example.com ', b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514",
        "'  John_Smith@gmail.com ', 62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f",
        "'  John_Smith@gmail.com ', 62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f.AQQCAQMC"
    })
    void anEmailIsFoundByTheHashThatOthersPublished(String raw, String hash) {
        assertThat(identifiers.email(raw).keys())
                .containsAll(identifiers.hashedEmail(hash).keys());
    }

    @ParameterizedTest
    @CsvSource({
        "'+1 (650) 555-0100', 1967dd8f4b44678ba10eaff05f8ceabcc7268d481f2a637b3dc75d85f3199244",
        "'+1 (650) 555-0100', 43b63f22d478442e6d58c9ba5eef8a8b378b9990aafb681d11e231e3ceab6294",
        "'+1 212-555-0000', 7c8d08bf90ca322bcac37f99ba14e980e4b1f5ba919f7e16a030af9070ba125e",
        "'1 800 555 0100', fb4f73a6ec5fdb7077d564cdd22c3554b43ce49168550c3b12c547b78c517b30"
    })
    void aPhoneIsFoundByItsHashWithAndWithoutPlus(String raw, String hash) {
        assertThat(identifiers.phone(raw, "").keys())
                .containsAll(identifiers.hashedPhone(hash).keys());
    }

    @Test
    void gmailDotsAndTagsMeanNothingAndOthersDo() {
        assertThat(identifiers
                        .email("j.e.f..ferson.Loves.hiking+shop@gmail.com")
                        .keys())
                .containsAll(identifiers.email("jeffersonloveshiking@gmail.com").keys());
        assertThat(identifiers.email("j.doe@example.com").keys())
                .doesNotContainAnyElementsOf(
                        identifiers.email("jdoe@example.com").keys());
    }

    @Test
    void leadingZerosAfterThePlusAreDropped() {
        assertThat(identifiers.phone("+001 (616) 954-78 88", ""))
                .isEqualTo(identifiers.phone("+16169547888", ""))
                .matches(Keyed::isUsable);
    }

    @Test
    void aNumberWithoutPlusIsReadInTheAdvertisersCountryAndSaidToBeAGuess() {
        Keyed german = identifiers.phone("030 901820", "DE");

        assertThat(german.keys())
                .isEqualTo(identifiers.phone("+49 30 901820", "").keys());
        assertThat(german.flaw()).contains(IdentifierFlaw.PHONE_WITHOUT_PLUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "+1", "+1 650", "12", "+999 123 456 789", "030 901820", "+1650555010a", "１２３"})
    void whatNobodyCanHaveIsNoPhone(String raw) {
        assertThat(identifiers.phone(raw, "").flaw()).contains(IdentifierFlaw.NOT_A_PHONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "a@b",
                "a b@example.com",
                "@example.com",
                "a@@example.com",
                "a@example.",
                "a@b\u0000.com"
            })
    void whatIsNoAddressIsNoEmail(String raw) {
        assertThat(identifiers.email(raw)).isEqualTo(Keyed.refused(IdentifierFlaw.NOT_AN_EMAIL));
    }

    @Test
    void aHashIsReadInAnyCaseAndInBase64() {
        String hex = "b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514";
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));

        List<MatchKey> keys = identifiers.hashedEmail(hex).keys();

        assertThat(keys).hasSize(1);
        assertThat(identifiers.hashedEmail(" " + hex.toUpperCase(Locale.ROOT)).keys())
                .isEqualTo(keys);
        assertThat(identifiers.hashedEmail(hex + ".AQ").keys()).isEqualTo(keys);
        assertThat(identifiers.hashedEmail(base64).keys()).isEqualTo(keys);
    }

    @Test
    void theHashOfNothingIsRefusedByName() {
        String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

        assertThat(identifiers.hashedEmail(empty)).isEqualTo(Keyed.refused(IdentifierFlaw.HASH_OF_NOTHING));
        assertThat(identifiers.email(empty)).isEqualTo(Keyed.refused(IdentifierFlaw.HASH_OF_NOTHING));
    }

    @Test
    void aHashAmongRawAddressesIsUsedAndSaid() {
        String hash = "b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514";

        Keyed keyed = identifiers.email(hash);

        assertThat(keyed.keys()).isEqualTo(identifiers.email("user@example.com").keys());
        assertThat(keyed.flaw()).contains(IdentifierFlaw.HASH_WHERE_RAW_BELONGS);
    }

    @Test
    void aRawIdentifierAmongHashesIsRefusedByName() {
        assertThat(identifiers.hashedEmail("user@example.com").flaw()).contains(IdentifierFlaw.RAW_WHERE_HASH_BELONGS);
        assertThat(identifiers.hashedPhone("+16505550100").flaw()).contains(IdentifierFlaw.RAW_WHERE_HASH_BELONGS);
        assertThat(identifiers.hashedEmail("d41d8cd98f00b204e9800998ecf8427e").flaw())
                .contains(IdentifierFlaw.OTHER_HASH);
        assertThat(identifiers.hashedEmail("nonsense").flaw()).contains(IdentifierFlaw.NOT_A_SHA256);
    }

    @Test
    void aMobileIdIsTheSameInEitherCase() {
        String upper = "6D92078A-8246-4BA4-AE5B-76104861E7DC";

        assertThat(identifiers.mobileAdId(upper)).isEqualTo(identifiers.mobileAdId(upper.toLowerCase(Locale.ROOT)));
        assertThat(identifiers.mobileAdId(upper).keys()).hasSize(2);
    }

    @Test
    void theAllZeroMobileIdNamesNobody() {
        assertThat(identifiers
                        .mobileAdId("00000000-0000-0000-0000-000000000000")
                        .flaw())
                .contains(IdentifierFlaw.ALL_ZERO_MOBILE_AD_ID);
    }

    @Test
    void anExternalIdMeansSomethingOnlyAtItsAdvertiser() {
        assertThat(identifiers.externalId("a", "42").keys())
                .doesNotContainAnyElementsOf(identifiers.externalId("b", "42").keys());
        assertThat(identifiers.externalId("a", "42").keys())
                .doesNotContainAnyElementsOf(identifiers.cookie("a", "42").keys());
        assertThat(identifiers.externalId("a", "Abc").keys())
                .doesNotContainAnyElementsOf(identifiers.externalId("a", "abc").keys());
    }

    @Test
    void halvesOfSurrogatePairsAndControlCharactersAreRefused() {
        assertThat(identifiers.clickId("a\ud800").flaw()).contains(IdentifierFlaw.BAD_CHARACTERS);
        assertThat(identifiers.clickId("a\u0000").flaw()).contains(IdentifierFlaw.BAD_CHARACTERS);
        assertThat(identifiers.clickId("\ud83d\ude00").isUsable()).isTrue();
    }

    @Test
    void anotherPepperGivesOtherKeysAndNoneShowsItsSecret() {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 7);
        Pepper other = new Pepper(1, secret);

        assertThat(new IdentifierKeys(other).email("user@example.com").keys())
                .doesNotContainAnyElementsOf(
                        identifiers.email("user@example.com").keys());
        assertThat(other.toString()).isEqualTo("Pepper[id=1]");
    }
}
