package dev.tacit.generator.key;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/** {@code age}, {@code wireguard}: an X25519 key in the form of one program. */
record Curve25519Kind(String type, String secret, String open) implements Kind {
    static Kind age() {
        return new Curve25519Kind("age", "identity", "recipient");
    }

    static Kind wireguard() {
        return new Curve25519Kind("wireguard", "private_key", "public_key");
    }

    @Override
    public Schema schema() {
        return new Schema(List.of());
    }

    @Override
    public SortedMap<String, Type> exports() {
        return Attributes.exported(Type.STRING, secret, open);
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        return Optional.of((random, _) -> {
            var bytes = new byte[X25519PrivateKeyParameters.KEY_SIZE];
            random.nextBytes(bytes);
            return values(bytes);
        });
    }

    private SortedMap<String, Value> values(byte[] key) {
        var shared = new X25519PrivateKeyParameters(key).generatePublicKey().getEncoded();
        var values = new TreeMap<String, Value>();
        if (type.equals("age")) {
            values.put(secret, new Text(Bech32.of("age-secret-key-", key).toUpperCase(Locale.ROOT)));
            values.put(open, new Text(Bech32.of("age", shared)));
        } else {
            // Clamped as wg(8) does (RFC 7748 §5), so that both write the same key.
            key[0] &= (byte) 248;
            key[31] = (byte) ((key[31] & 127) | 64);
            values.put(secret, new Text(Base64.getEncoder().encodeToString(key)));
            values.put(open, new Text(Base64.getEncoder().encodeToString(shared)));
        }
        return values;
    }
}
