package dev.tacit.core.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectTypesTest {
    private static final String TLS = "kubernetes.io/tls";

    private static String fault(String type, String... keysAndValues) {
        var data = new HashMap<String, byte[]>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            data.put(keysAndValues[i], keysAndValues[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return ObjectTypes.fault(type, data)
                .map(fault -> fault.key() + " " + fault.what())
                .orElse("");
    }

    @Test
    void namesTheKeysThatATypeNeeds() {
        assertThat(ObjectTypes.missing(TLS, Set.of("tls.crt"))).containsExactly("tls.key");
        assertThat(ObjectTypes.missing("kubernetes.io/basic-auth", Set.of("user")))
                .containsExactly("username or password");
        assertThat(ObjectTypes.missing("kubernetes.io/basic-auth", Set.of("password")))
                .isEmpty();
        assertThat(ObjectTypes.missing("Opaque", Set.of())).isEmpty();
        assertThat(ObjectTypes.missing("example.com/any", Set.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void takesACertificateWithItsKey(String algorithm) throws Exception {
        var pair = pair(algorithm);
        var certificate = pem("CERTIFICATE", certificate(pair));

        assertThat(fault(
                        TLS,
                        "tls.crt",
                        certificate,
                        "tls.key",
                        pem("PRIVATE KEY", pair.getPrivate().getEncoded())))
                .isEmpty();
        assertThat(fault(
                        TLS,
                        "tls.crt",
                        "subject: text before it\n" + certificate + pem("CERTIFICATE", certificate(pair("RSA"))),
                        "tls.key",
                        "text\r\n"
                                + pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                                        .replace("\n", "\r\n")))
                .as("a chain, text around, other line ends")
                .isEmpty();
        assertThat(fault(
                        TLS,
                        "tls.crt",
                        certificate,
                        "tls.key",
                        pem("PRIVATE KEY", pair(algorithm).getPrivate().getEncoded())))
                .contains("tls.key does not belong");
        assertThat(fault(
                        TLS,
                        "tls.crt",
                        certificate,
                        "tls.key",
                        pem(
                                "PRIVATE KEY",
                                pair(algorithm.equals("RSA") ? "EC" : "RSA")
                                        .getPrivate()
                                        .getEncoded())))
                .contains("tls.key cannot be read as the private key");
    }

    @Test
    void takesTheOlderFormsOfKeys() throws Exception {
        for (var form : Map.of("RSA", "RSA PRIVATE KEY", "EC", "EC PRIVATE KEY").entrySet()) {
            var pair = pair(form.getKey());
            var certificate = pem("CERTIFICATE", certificate(pair));

            assertThat(fault(TLS, "tls.crt", certificate, "tls.key", pem(form.getValue(), old(pair.getPrivate()))))
                    .isEmpty();
            assertThat(fault(
                            TLS,
                            "tls.crt",
                            certificate,
                            "tls.key",
                            pem(form.getValue(), old(pair(form.getKey()).getPrivate()))))
                    .contains("tls.key does not belong");
        }
    }

    @Test
    void saysWhatIsWrongWithATlsPair() throws Exception {
        var pair = pair("EC");
        var certificate = pem("CERTIFICATE", certificate(pair));
        var key = pem("PRIVATE KEY", pair.getPrivate().getEncoded());

        assertThat(fault(TLS, "tls.crt", "hunter2", "tls.key", key)).startsWith("tls.crt holds no certificate");
        assertThat(fault(TLS, "tls.crt", key, "tls.key", key)).startsWith("tls.crt holds no certificate");
        assertThat(fault(TLS, "tls.crt", pem("CERTIFICATE", new byte[] {1, 2}), "tls.key", key))
                .startsWith("tls.crt holds a certificate that cannot be read");
        assertThat(fault(TLS, "tls.crt", certificate, "tls.key", "hunter2")).startsWith("tls.key holds no private key");
        assertThat(fault(TLS, "tls.crt", certificate, "tls.key", pem("ENCRYPTED PRIVATE KEY", new byte[] {1})))
                .contains("encrypted");
        assertThat(fault(TLS, "tls.crt", certificate, "tls.key", """
                        -----BEGIN EC PRIVATE KEY-----
                        Proc-Type: 4,ENCRYPTED
                        DEK-Info: AES-128-CBC,00

                        AAAA
                        -----END EC PRIVATE KEY-----
                        """)).contains("encrypted");
        assertThat(fault(TLS, "tls.crt", certificate, "tls.key", pem("PRIVATE KEY", new byte[] {1, 2})))
                .contains("cannot be read");
        assertThat(fault(TLS, "tls.crt", certificate, "tls.key", pem("EC PRIVATE KEY", new byte[] {1, 2})))
                .contains("cannot be read");
    }

    @Test
    void readsDockerConfigurations() {
        var type = "kubernetes.io/dockerconfigjson";
        assertThat(fault(type, ".dockerconfigjson", "{\"auths\":{\"r.example\":{\"auth\":\"eA==\"}}} "))
                .isEmpty();
        assertThat(fault(type, ".dockerconfigjson", "{\"auths\":[]}")).contains("no object \"auths\"");
        assertThat(fault(type, ".dockerconfigjson", "{\"a\":{\"auths\":{}}}")).contains("no object \"auths\"");
        assertThat(fault(type, ".dockerconfigjson", "{\"auths\":{}")).contains("is not a JSON object");
        assertThat(fault(type, ".dockerconfigjson", "hunter2")).contains("is not a JSON object");
        assertThat(fault("kubernetes.io/dockercfg", ".dockercfg", "{\"r\":{\"auth\":\"x\"}}"))
                .isEmpty();
        assertThat(fault("kubernetes.io/dockercfg", ".dockercfg", "[]")).contains("is not a JSON object");
    }

    @Test
    void wantsAPrivateKeyForSsh() {
        var type = "kubernetes.io/ssh-auth";
        assertThat(fault(type, "ssh-privatekey", pem("OPENSSH PRIVATE KEY", new byte[] {1, 2, 3})))
                .isEmpty();
        assertThat(fault(type, "ssh-privatekey", "ssh-ed25519 AAAA me")).contains("holds no private key");
    }

    private static KeyPair pair(String algorithm) throws Exception {
        var generator = KeyPairGenerator.getInstance(algorithm);
        if (!algorithm.equals("Ed25519")) {
            generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
        }
        return generator.generateKeyPair();
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /** The key inside PKCS #8, which is the older form. */
    private static byte[] old(PrivateKey key) {
        byte[] pkcs8 = key.getEncoded();
        int at = 0;
        int[] ends = new int[1];
        at = content(pkcs8, at);
        at = skip(pkcs8, at);
        at = skip(pkcs8, at);
        ends[0] = skip(pkcs8, at);
        return Arrays.copyOfRange(pkcs8, content(pkcs8, at), ends[0]);
    }

    private static int content(byte[] der, int at) {
        int length = der[at + 1] & 0xff;
        return at + 2 + (length < 128 ? 0 : length & 0x7f);
    }

    private static int skip(byte[] der, int at) {
        int from = content(der, at);
        int length = der[at + 1] & 0xff;
        if (length >= 128) {
            length = new BigInteger(1, Arrays.copyOfRange(der, at + 2, from)).intValueExact();
        }
        return from + length;
    }

    /** A self-signed certificate (RFC 5280), as short as can be. */
    private static byte[] certificate(KeyPair pair) throws Exception {
        boolean rsa = pair.getPublic().getAlgorithm().equals("RSA");
        boolean ec = pair.getPublic().getAlgorithm().equals("EC");
        byte[] algorithm = rsa
                ? seq(hex("06092a864886f70d01010b"), hex("0500"))
                : ec ? seq(hex("06082a8648ce3d040302")) : seq(hex("06032b6570"));
        byte[] name = seq(tagged(0x31, seq(hex("0603550403"), tagged(0x0c, new byte[] {'x'}))));
        byte[] validity = seq(
                tagged(0x17, "260101000000Z".getBytes(StandardCharsets.US_ASCII)),
                tagged(0x17, "360101000000Z".getBytes(StandardCharsets.US_ASCII)));
        byte[] body = seq(
                tagged(0xa0, hex("020102")),
                hex("020101"),
                algorithm,
                name,
                validity,
                name,
                pair.getPublic().getEncoded());
        var signature = Signature.getInstance(rsa ? "SHA256withRSA" : ec ? "SHA256withECDSA" : "Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(body);
        return seq(body, algorithm, tagged(0x03, new byte[] {0}, signature.sign()));
    }

    private static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits);
    }

    private static byte[] seq(byte[]... parts) {
        return tagged(0x30, parts);
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            body.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = body.size();
        if (length < 128) {
            out.write(length);
        } else if (length < 256) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >>> 8);
            out.write(length);
        }
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }
}
