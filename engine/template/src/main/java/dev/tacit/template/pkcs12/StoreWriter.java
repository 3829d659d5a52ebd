package dev.tacit.template.pkcs12;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.keys.Certificate;
import dev.tacit.template.keys.Der;
import dev.tacit.template.keys.PrivateKey;
import dev.tacit.template.keys.Unreadable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes stores that OpenSSL 1.1.1, Java 12 or later read. The same content makes the same bytes. */
public final class StoreWriter {
    private final Password password;
    private final byte[] secret;
    private final List<byte[]> content;

    private StoreWriter(Password password, byte[] secret, List<Certificate> certificates) {
        this.password = password;
        this.secret = secret;
        content = certificates.stream().map(Certificate::der).toList();
    }

    /**
     * A key with its certificate, which is the first.
     *
     * @param arguments of the call, which pays for the work
     */
    public static byte[] keyStore(PrivateKey key, List<Certificate> certificates, String password, Arguments arguments)
            throws Unreadable {
        var writer = new StoreWriter(Password.of(arguments, password), key.pkcs8(), certificates);
        var mark = attribute(Oids.LOCAL_KEY, Der.octets(fingerprint(certificates.getFirst())));
        var bags = new ArrayList<Der>();
        for (var certificate : certificates) {
            bags.add(bag(certificate, bags.isEmpty() ? List.of(mark) : List.of()));
        }
        var shrouded = Encryption.encrypted(key.pkcs8(), writer.password, writer.seed("key"));
        var keyBag = bag(Oids.SHROUDED_KEY_BAG, Der.sequence(shrouded.algorithm(), shrouded.content()), List.of(mark));
        return writer.store(List.of(writer.encrypted(bags), data(Der.sequence(keyBag))));
    }

    /** Certificates to be trusted. */
    public static byte[] trustStore(List<Certificate> certificates, String password, Arguments arguments)
            throws Unreadable {
        var writer = new StoreWriter(Password.of(arguments, password), new byte[0], certificates);
        var trusted = attribute(Oids.TRUSTED_USE, Der.oid(Oids.ANY_USE));
        var bags = new ArrayList<Der>();
        var names = new HashSet<String>();
        for (var certificate : certificates) {
            var name = unique(certificate.subject(), names).getBytes(StandardCharsets.UTF_16BE);
            bags.add(bag(certificate, List.of(attribute(Oids.FRIENDLY_NAME, new Der(Der.BMP_STRING, name)), trusted)));
        }
        return writer.store(List.of(writer.encrypted(bags)));
    }

    /** Java keeps one of those that share a name, whose case it ignores. */
    private static String unique(String name, Set<String> names) {
        var unique = name;
        for (int i = 2; !names.add(unique.toLowerCase(java.util.Locale.ROOT)); i++) {
            unique = name + " (" + i + ")";
        }
        return unique;
    }

    private static byte[] fingerprint(Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(certificate.der());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has SHA-1", e);
        }
    }

    private static Der attribute(String oid, Der value) {
        return Der.sequence(Der.oid(oid), Der.of(Der.SET, value));
    }

    private static Der bag(Certificate certificate, List<Der> attributes) {
        var value = Der.sequence(Der.oid(Oids.X509_CERTIFICATE), wrapped(Der.octets(certificate.der())));
        return bag(Oids.CERTIFICATE_BAG, value, attributes);
    }

    private static Der bag(String oid, Der value, List<Der> attributes) {
        var type = Der.oid(oid);
        return attributes.isEmpty()
                ? Der.sequence(type, wrapped(value))
                : Der.sequence(type, wrapped(value), Der.of(Der.SET, attributes.toArray(Der[]::new)));
    }

    private static Der wrapped(Der value) {
        return Der.of(Der.context(0), value);
    }

    private static Der data(Der content) {
        return Der.sequence(Der.oid(Oids.DATA), wrapped(Der.octets(content.encoded())));
    }

    private Der encrypted(List<Der> bags) {
        var plain = Der.sequence(bags.toArray(Der[]::new)).encoded();
        var encrypted = Encryption.encrypted(plain, password, seed("certificates"));
        var info = Der.sequence(
                Der.oid(Oids.DATA),
                encrypted.algorithm(),
                new Der(0x80, encrypted.content().content()));
        return Der.sequence(Der.oid(Oids.ENCRYPTED_DATA), wrapped(Der.sequence(Der.integer(0), info)));
    }

    private byte[] store(List<Der> parts) {
        var safe = Der.sequence(parts.toArray(Der[]::new));
        var seal = Seal.of(safe.encoded(), password, seed("seal").salt());
        return Der.sequence(Der.integer(3), data(safe), seal).encoded();
    }

    private Seed seed(String purpose) {
        return Seed.of(purpose, secret, content);
    }
}
