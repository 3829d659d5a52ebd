package dev.tacit.template.pkcs12;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.keys.Certificate;
import dev.tacit.template.keys.Der;
import dev.tacit.template.keys.PrivateKey;
import dev.tacit.template.keys.Unreadable;
import dev.tacit.template.value.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a store, whoever wrote it. */
public final class StoreReader {
    private final Password password;
    private final List<Certificate> certificates = new ArrayList<>();
    private @Nullable PrivateKey key;

    private StoreReader(Password password) {
        this.password = password;
    }

    /**
     * @param octets the store in DER
     * @param arguments of the call, which pays for what the store asks for
     */
    public static StoreReader read(String octets, String password, Arguments arguments) throws Unreadable {
        var fields = fields(octets);
        var content = content(fields.get(1), Oids.DATA).octets();
        var given = Password.of(arguments, password);
        boolean isSealed = fields.size() > 2;
        var reader = new StoreReader(isSealed ? fitting(given, fields.get(2), content) : given);
        try {
            for (var part : Der.of(content).sequence(0)) {
                for (var bag : Der.of(reader.opened(part)).sequence(0)) {
                    arguments.spend(200);
                    reader.take(bag);
                }
            }
        } catch (Unreadable e) {
            // Without a seal a wrong password may make something of it.
            throw isSealed ? e : Unreadable.because(Encryption.CLOSED, e);
        }
        return reader;
    }

    private static List<Der> fields(String octets) throws Unreadable {
        try {
            var fields = Der.of(Octets.bytes(octets)).sequence(2);
            if (fields.getFirst().count() == 3) {
                return fields;
            }
        } catch (Unreadable e) {
            throw Unreadable.because(
                    octets.startsWith("MI")
                            ? "What is to be a PKCS#12 store looks like base64: put b64dec before it."
                            : "What is to be a PKCS#12 store is none, or its encoding is not DER.",
                    e);
        }
        throw new Unreadable("The PKCS#12 store is of another version than 3.");
    }

    private static Der content(Der info, String type) throws Unreadable {
        var fields = info.sequence(2);
        if (!fields.getFirst().oid().equals(type)) {
            throw new Unreadable("The PKCS#12 store is protected by other means than a password.");
        }
        return Der.of(fields.get(1).as(Der.context(0)).content());
    }

    private static Password fitting(Password given, Der seal, byte[] content) throws Unreadable {
        if (Seal.fits(seal, content, given)) {
            return given;
        }
        if (given.isEmpty() && Seal.fits(seal, content, given.none())) {
            return given.none();
        }
        throw new Unreadable(Encryption.CLOSED);
    }

    private byte[] opened(Der part) throws Unreadable {
        if (part.sequence(2).getFirst().oid().equals(Oids.DATA)) {
            return content(part, Oids.DATA).octets();
        }
        var encrypted = content(part, Oids.ENCRYPTED_DATA).sequence(2).get(1).sequence(3);
        return Encryption.decrypted(encrypted.get(1), encrypted.get(2).as(0x80).content(), password);
    }

    private void take(Der bag) throws Unreadable {
        var fields = bag.sequence(2);
        var value = Der.of(fields.get(1).as(Der.context(0)).content());
        switch (fields.getFirst().oid()) {
            case Oids.CERTIFICATE_BAG -> {
                var certificate = value.sequence(2);
                if (certificate.getFirst().oid().equals(Oids.X509_CERTIFICATE)) {
                    certificates.add(Certificate.of(
                            Der.of(certificate.get(1).as(Der.context(0)).content())
                                    .octets()));
                }
            }
            case Oids.KEY_BAG -> take(PrivateKey.of(value.encoded()));
            case Oids.SHROUDED_KEY_BAG -> {
                var shrouded = value.sequence(2);
                take(PrivateKey.of(Encryption.decrypted(
                        shrouded.getFirst(), shrouded.get(1).octets(), password)));
            }
            default -> {} // revocation lists, other secrets
        }
    }

    private void take(PrivateKey found) throws Unreadable {
        if (key != null) {
            throw new Unreadable("The PKCS#12 store has several private keys: it is not said which is wanted.");
        }
        key = found;
    }

    public Optional<PrivateKey> key() {
        return Optional.ofNullable(key);
    }

    /** In the order of the store. */
    public List<Certificate> certificates() {
        return List.copyOf(certificates);
    }
}
