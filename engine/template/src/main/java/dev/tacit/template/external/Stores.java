package dev.tacit.template.external;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.keys.Certificate;
import dev.tacit.template.keys.Chain;
import dev.tacit.template.keys.PrivateKey;
import dev.tacit.template.keys.Unreadable;
import dev.tacit.template.pkcs12.StoreReader;
import dev.tacit.template.pkcs12.StoreWriter;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.util.Base64;
import java.util.List;

/** The functions on PKCS#12 stores. Stores come as they are, and are answered with in base64. */
final class Stores {
    private Stores() {}

    static GoValue key(Arguments arguments, String password, String store) {
        return Reading.answer(
                arguments,
                () -> StoreReader.read(store, password, arguments)
                        .key()
                        .orElseThrow(() -> new Unreadable("The PKCS#12 store has no private key."))
                        .pem());
    }

    static GoValue certificates(Arguments arguments, String password, String store) {
        return Reading.answer(arguments, () -> {
            var certificates = StoreReader.read(store, password, arguments).certificates();
            if (certificates.isEmpty()) {
                throw new Unreadable("The PKCS#12 store has no certificate.");
            }
            arguments.spend((long) certificates.size() * certificates.size());
            return Reading.pem(inOrder(certificates));
        });
    }

    /** As they are where they are not one chain. */
    private static List<Certificate> inOrder(List<Certificate> certificates) {
        try {
            return Chain.ordered(certificates);
        } catch (Unreadable e) {
            return certificates;
        }
    }

    /** With the first certificate alone. */
    static GoValue one(Arguments arguments, String password) {
        return Reading.answer(
                arguments,
                () -> keyStore(arguments, Reading.certificates(arguments, 0).subList(0, 1), password));
    }

    /** With all certificates. */
    static GoValue chain(Arguments arguments, String password) {
        return Reading.answer(arguments, () -> keyStore(arguments, Reading.certificates(arguments, 0), password));
    }

    private static String keyStore(Arguments arguments, List<Certificate> certificates, String password)
            throws Unreadable {
        var key = PrivateKey.ofPem(arguments.octets(1));
        return base64(StoreWriter.keyStore(key, certificates, password, arguments));
    }

    static GoValue trust(Arguments arguments, String password) {
        return Reading.answer(
                arguments,
                () -> base64(StoreWriter.trustStore(Reading.certificates(arguments, 0), password, arguments)));
    }

    private static String base64(byte[] store) {
        return Octets.of(Base64.getEncoder().encode(store));
    }
}
