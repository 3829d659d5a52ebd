package dev.tacit.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.tool.Tool;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TotpTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final RandomGenerator random = new SplittableRandom(20261101);

    @Test
    void secretIsAsLongAsTheHash() {
        Map.of("SHA1", 32, "SHA256", 52, "SHA512", 103)
                .forEach((algorithm, length) -> assertThat(
                                Block.of("totp", "issuer", "Acme", "account", "bob", "algorithm", algorithm)
                                        .draw(random, "secret"))
                        .hasSize(length)
                        .matches("[A-Z2-7]+"));
    }

    /** Bits that are left over are zero, as strict readers demand (RFC 4648 §3.5). */
    @Test
    void secretEndsInZeroBits() {
        RandomGenerator ones = () -> -1L;
        Map.of("SHA1", "7".repeat(32), "SHA256", "7".repeat(51) + "Q", "SHA512", "7".repeat(102) + "Y")
                .forEach((algorithm, secret) -> assertThat(
                                Block.of("totp", "issuer", "Acme", "account", "bob", "algorithm", algorithm)
                                        .draw(ones, "secret"))
                        .isEqualTo(secret));
    }

    @Test
    void addressNamesAllThatAnAuthenticatorNeeds() {
        assertThat(Block.of(
                                "totp",
                                "issuer",
                                "Acme & Co",
                                "account",
                                "bob@example.org",
                                "algorithm",
                                "SHA256",
                                "digits",
                                8,
                                "period",
                                60)
                        .draw(random, "uri"))
                .matches("otpauth://totp/Acme%20%26%20Co:bob%40example\\.org\\?secret=[A-Z2-7]{52}"
                        + "&issuer=Acme%20%26%20Co&algorithm=SHA256&digits=8&period=60");
    }

    @Test
    @Tag("real:oathtool")
    void oathtoolMakesTheCodesOfTheSecret() throws GeneralSecurityException {
        var oathtool = Tool.of("oathtool", "oathtool");
        for (var algorithm : List.of("SHA1", "SHA256", "SHA512")) {
            var secret = Block.of("totp", "issuer", "Acme", "account", "bob", "algorithm", algorithm)
                    .draw(random, "secret");
            var code = oathtool.run(
                    "--totp=" + algorithm, "-b", "-d", "6", "-s", "30s", "-N", "2026-11-01 00:00:00 UTC", secret);
            assertThat(code.strip()).isEqualTo(code(algorithm, secret, 1_793_491_200L / 30));
        }
    }

    @Test
    void refusesWhatAuthenticatorsDoNotRead() {
        Block.of("totp", "issuer", "", "account", "bob").assertRefused("issuer");
        Block.of("totp", "issuer", "a:b", "account", "bob").assertRefused("issuer");
        Block.of("totp", "issuer", "a", "account", "b:c").assertRefused("account");
        Block.of("totp", "issuer", "a", "account", "b", "digits", 5).assertRefused("digits");
        Block.of("totp", "issuer", "a", "account", "b", "period", 0).assertRefused("period");
        Block.of("totp", "issuer", "a", "account", "b", "algorithm", "MD5").assertRefused("algorithm");
    }

    /** RFC 4226 §5.3, from the base32 text alone. */
    private static String code(String algorithm, String secret, long counter) throws GeneralSecurityException {
        var number = BigInteger.ZERO;
        for (int i = 0; i < secret.length(); i++) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(secret.charAt(i))));
        }
        int size = secret.length() * 5 / 8;
        number = number.shiftRight(secret.length() * 5 - size * 8);
        var key = new byte[size];
        for (int i = size - 1; i >= 0; i--) {
            key[i] = number.byteValue();
            number = number.shiftRight(8);
        }
        var mac = Mac.getInstance("Hmac" + algorithm);
        mac.init(new SecretKeySpec(key, "raw"));
        var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(counter).array());
        int at = hash[hash.length - 1] & 15;
        return String.format("%06d", (ByteBuffer.wrap(hash).getInt(at) & 0x7fff_ffff) % 1_000_000);
    }
}
