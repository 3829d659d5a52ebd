package dev.tacit.generator.key;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code rsa}, {@code ecdsa}, {@code ed25519}, {@code x25519}: a key pair in the forms that programs read. */
record KeyPairKind(String type, Choice choice, Optional<String> oldForm) implements Kind {
    static Kind rsa() {
        return new KeyPairKind("rsa", Choice.BITS, Optional.of("private_key_pkcs1_pem"));
    }

    static Kind ecdsa() {
        return new KeyPairKind("ecdsa", Choice.CURVE, Optional.of("private_key_sec1_pem"));
    }

    static Kind ed25519() {
        return new KeyPairKind("ed25519", Choice.NONE, Optional.empty());
    }

    static Kind x25519() {
        return new KeyPairKind("x25519", Choice.NONE, Optional.empty());
    }

    /** What a declaration chooses of a key. */
    enum Choice {
        BITS,
        CURVE,
        NONE
    }

    @Override
    public Schema schema() {
        return new Schema(
                switch (choice) {
                    case BITS -> List.of(Attributes.optional("bits", Type.NUMBER));
                    case CURVE -> List.of(Attributes.optional("curve", Type.STRING));
                    case NONE -> List.of();
                });
    }

    @Override
    public SortedMap<String, Type> exports() {
        var exports = Attributes.exported(
                Type.STRING, "private_key_pem", "public_key_pem", "private_key_jwk", "public_key_jwk");
        oldForm.ifPresent(name -> exports.put(name, Type.STRING));
        return exports;
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        var label = switch (choice) {
            case BITS -> "rsa-" + bits(inputs);
            case CURVE ->
                "ecdsa-p"
                        + inputs.choice("curve", List.of("P-256", "P-384", "P-521"))
                                .substring(2);
            case NONE -> type;
        };
        return inputs.areGood()
                ? Optional.of((random, _) -> values(KeyType.of(label).draw(random)))
                : Optional.empty();
    }

    private static int bits(Inputs inputs) {
        int bits = inputs.number("bits", 3072, 2048, 4096);
        if (bits % 1024 != 0) {
            inputs.error("bits", "\"bits\" must be 2048, 3072 or 4096.");
        }
        return bits;
    }

    private SortedMap<String, Value> values(Key key) {
        var jwk = Jwk.of(key);
        var values = new TreeMap<String, Value>();
        values.put("private_key_pem", new Text(key.privatePem()));
        values.put("public_key_pem", new Text(key.publicPem()));
        values.put("private_key_jwk", new Text(jwk.privateJson(Map.of())));
        values.put("public_key_jwk", new Text(jwk.publicJson(Map.of())));
        oldForm.ifPresent(name -> values.put(name, new Text(key.oldPem())));
        return values;
    }
}
