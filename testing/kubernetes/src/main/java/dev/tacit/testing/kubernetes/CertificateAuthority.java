package dev.tacit.testing.kubernetes;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Signs X.509 certificates (RFC 5280) valid for one day; made here because the JDK has no API for it. */
final class CertificateAuthority {
    private static final byte[] ECDSA_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
    private static final byte[] SERVER_AUTH = Der.oid("1.3.6.1.5.5.7.3.1");
    private static final byte[] CLIENT_AUTH = Der.oid("1.3.6.1.5.5.7.3.2");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X500Principal name;
    private final KeyPair keys;
    private final byte[] certificate;

    CertificateAuthority(String commonName) throws GeneralSecurityException {
        name = new X500Principal("CN=" + commonName);
        keys = KeyKind.EC.generate();
        byte[] isAuthority = extension("2.5.29.19", true, Der.sequence(Der.yes()));
        byte[] signsCertificates = extension("2.5.29.15", true, Der.bits(2, new byte[] {0x04}));
        certificate = sign(name, keys.getPublic(), isAuthority, signsCertificates);
    }

    String pem() {
        return Pem.of("CERTIFICATE", certificate);
    }

    /** A server certificate for localhost in both its spellings. */
    Issued issueServer() throws GeneralSecurityException {
        KeyPair pair = KeyKind.EC.generate();
        byte[] names = Der.sequence(
                Der.tlv(0x82, "localhost".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                Der.tlv(0x87, new byte[] {127, 0, 0, 1}));
        byte[] der = sign(
                new X500Principal("CN=localhost"),
                pair.getPublic(),
                extension("2.5.29.17", false, names),
                extension("2.5.29.37", false, Der.sequence(SERVER_AUTH)));
        return new Issued(der, pair);
    }

    /** A client certificate as Kubernetes reads it: the common name is the user, organisations are groups. */
    Credential.ClientCertificate issueClient(KeyKind kind, String user, List<String> groups)
            throws GeneralSecurityException {
        KeyPair pair = kind.generate();
        var subject = new StringBuilder("CN=" + user);
        groups.forEach(group -> subject.append(", O=").append(group));
        byte[] der = sign(
                new X500Principal(subject.toString()),
                pair.getPublic(),
                extension("2.5.29.37", false, Der.sequence(CLIENT_AUTH)));
        var issued = new Issued(der, pair);
        return new Credential.ClientCertificate(issued.certificatePem(), issued.keyPem());
    }

    /** A TLS context trusting only this authority; with {@code own} it can also serve. */
    SSLContext tls(@Nullable Issued own) throws GeneralSecurityException, java.io.IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", parse(certificate));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        TrustManager[] trustManagers = trust.getTrustManagers();
        KeyManager[] keyManagers = new KeyManager[0];
        if (own != null) {
            KeyStore mine = KeyStore.getInstance(KeyStore.getDefaultType());
            mine.load(null, null);
            mine.setKeyEntry("own", own.keys.getPrivate(), new char[0], new Certificate[] {parse(own.der)});
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(mine, new char[0]);
            keyManagers = factory.getKeyManagers();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers, trustManagers, RANDOM);
        return context;
    }

    private byte[] sign(X500Principal subject, PublicKey key, byte[]... extensions) throws GeneralSecurityException {
        Instant now = Instant.now();
        byte[] body = Der.sequence(
                Der.tlv(0xa0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(120, RANDOM).setBit(119)),
                ECDSA_SHA256,
                name.getEncoded(),
                Der.sequence(Der.time(now.minus(Duration.ofHours(1))), Der.time(now.plus(Duration.ofDays(1)))),
                subject.getEncoded(),
                key.getEncoded(),
                Der.tlv(0xa3, Der.sequence(extensions)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(body);
        return Der.sequence(body, ECDSA_SHA256, Der.bits(0, signature.sign()));
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        byte[] octets = Der.tlv(Der.OCTETS, value);
        return critical ? Der.sequence(Der.oid(oid), Der.yes(), octets) : Der.sequence(Der.oid(oid), octets);
    }

    private static Certificate parse(byte[] der) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /** A certificate together with the key it speaks for. */
    static final class Issued {
        private final byte[] der;
        private final KeyPair keys;

        private Issued(byte[] der, KeyPair keys) {
            this.der = der;
            this.keys = keys;
        }

        String certificatePem() {
            return Pem.of("CERTIFICATE", der);
        }

        String keyPem() {
            return Pem.of("PRIVATE KEY", keys.getPrivate().getEncoded());
        }
    }
}
