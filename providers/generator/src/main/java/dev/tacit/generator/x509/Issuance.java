package dev.tacit.generator.x509;

import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.generator.key.Key;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;

/**
 * A certificate to be issued, by itself when there is no authority.
 *
 * @param extensions besides the identifiers of keys
 */
record Issuance(
        X500Name subject,
        Duration length,
        Optional<Authority> authority,
        KeySource source,
        List<Extension> extensions,
        Chain chain)
        implements Kind.Drawing {
    private static final int SERIAL_BYTES = 16;

    /** How far {@code chain_pem} leads. */
    enum Chain {
        /** As servers send it. */
        BELOW_ROOT,
        /** As an authority hands it to those that it signs. */
        TO_ROOT
    }

    static SortedMap<String, Type> exports() {
        return Attributes.exported(
                Type.STRING,
                "private_key_pem",
                "public_key_pem",
                "certificate_pem",
                "chain_pem",
                "ca_pem",
                "fingerprint",
                "serial_number",
                "not_before",
                "not_after");
    }

    @Override
    public SortedMap<String, Value> draw(RandomGenerator random, Instant now) {
        var key = source.key(random);
        var certificate = certificate(key, random, validity(now));
        var pem = PemReading.pem(certificate);
        var above = authority.map(by -> switch (chain) {
            case BELOW_ROOT -> by.intermediates();
            case TO_ROOT -> by.pem();
        });
        var values = new TreeMap<String, Value>();
        values.put("private_key_pem", new Text(key.privatePem()));
        values.put("public_key_pem", new Text(key.publicPem()));
        values.put("certificate_pem", new Text(pem));
        values.put("chain_pem", new Text(pem + above.orElse("")));
        values.put("ca_pem", new Text(authority.map(Authority::trusted).orElse(pem)));
        values.put("fingerprint", new Text(fingerprint(certificate)));
        values.put("serial_number", new Text(certificate.getSerialNumber().toString(16)));
        values.put("not_before", new Text(certificate.getNotBefore().toInstant().toString()));
        values.put("not_after", new Text(certificate.getNotAfter().toInstant().toString()));
        return values;
    }

    @Override
    public Optional<Instant> expires(Instant now) {
        return Optional.of(validity(now).until());
    }

    private Validity validity(Instant now) {
        var asked = Validity.of(now, length);
        return authority.map(by -> asked.within(by.certificate())).orElse(asked);
    }

    private X509CertificateHolder certificate(Key key, RandomGenerator random, Validity validity) {
        var issuer = authority.map(by -> by.certificate().getSubject()).orElse(subject);
        var builder = new X509v3CertificateBuilder(
                issuer, serial(random), validity.begin(), validity.end(), subject, key.subjectPublicKeyInfo());
        try {
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new BcX509ExtensionUtils().createSubjectKeyIdentifier(key.subjectPublicKeyInfo()));
            if (authority.isPresent()) {
                builder.addExtension(
                        Extension.authorityKeyIdentifier, false, authority.get().identifier());
            }
            for (var extension : extensions) {
                builder.addExtension(extension);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return builder.build(KeySigner.of(authority.map(Authority::key).orElse(key)));
    }

    /** Positive, as RFC 5280 demands, with 126 random bits. */
    private static BigInteger serial(RandomGenerator random) {
        var bytes = new byte[SERIAL_BYTES];
        random.nextBytes(bytes);
        bytes[0] = (byte) ((bytes[0] & 0x3f) | 0x40);
        return new BigInteger(1, bytes);
    }

    /** SHA-256, as {@code openssl x509 -fingerprint -sha256} prints it. */
    private static String fingerprint(X509CertificateHolder certificate) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
