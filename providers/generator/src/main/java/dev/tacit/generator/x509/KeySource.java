package dev.tacit.generator.x509;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Type;
import dev.tacit.generator.key.Key;
import dev.tacit.generator.key.KeyType;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/** Where the key that is certified comes from: given, or else drawn. */
record KeySource(KeyType type, Optional<Key> given) {
    private static final String GIVEN = "private_key_pem";
    private static final String TYPE = "key_type";

    static List<Schema.Attribute> attributes() {
        return List.of(
                Attributes.optional(TYPE, Type.STRING),
                Attributes.masked(GIVEN, Type.STRING, Schema.Presence.OPTIONAL));
    }

    /** Empty when closed, as well as after an error. */
    static Optional<KeySource> read(Inputs inputs) {
        var type = KeyType.of(inputs.choice(TYPE, KeyType.signing(KeyType.ECDSA_P256)));
        if (!inputs.has(GIVEN)) {
            return Optional.of(new KeySource(type, Optional.empty()));
        }
        if (inputs.has(TYPE) && !inputs.isClosed(TYPE)) {
            inputs.error(TYPE, "\"" + TYPE + "\" is for a key to be drawn: leave it out beside \"" + GIVEN + "\".");
        }
        return PemReading.key(inputs, GIVEN).map(key -> new KeySource(type, Optional.of(key)));
    }

    boolean isRsa() {
        return given.map(key -> key.publicKey() instanceof RSAKeyParameters)
                .orElse(type.label().startsWith("rsa"));
    }

    Key key(RandomGenerator random) {
        return given.orElseGet(() -> type.draw(random));
    }
}
