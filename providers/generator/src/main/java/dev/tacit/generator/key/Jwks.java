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

/** {@code jwks}: a key that signs tokens, as sets of JSON Web Keys. */
final class Jwks implements Kind {
    private static final List<String> ALGORITHMS =
            List.of("ES256", "ES384", "ES512", "EdDSA", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512");

    @Override
    public String type() {
        return "jwks";
    }

    @Override
    public Schema schema() {
        return new Schema(List.of(Attributes.optional("algorithm", Type.STRING)));
    }

    @Override
    public SortedMap<String, Type> exports() {
        return Attributes.exported(
                Type.STRING,
                "private_jwks",
                "public_jwks",
                "private_key_jwk",
                "public_key_jwk",
                "private_key_pem",
                "public_key_pem",
                "kid");
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        var algorithm = inputs.choice("algorithm", ALGORITHMS);
        return inputs.areGood()
                ? Optional.of((random, _) -> values(keyType(algorithm).draw(random), algorithm))
                : Optional.empty();
    }

    /** RFC 7518, RFC 8037; a longer hash calls for a longer key of RSA. */
    private static KeyType keyType(String algorithm) {
        return switch (algorithm) {
            case "ES256" -> KeyType.ECDSA_P256;
            case "ES384" -> KeyType.ECDSA_P384;
            case "ES512" -> KeyType.ECDSA_P521;
            case "EdDSA" -> KeyType.ED25519;
            case String rsa -> rsa.endsWith("512") ? KeyType.RSA_4096 : KeyType.RSA_3072;
        };
    }

    private static SortedMap<String, Value> values(Key key, String algorithm) {
        var jwk = Jwk.of(key);
        var others = Map.of("use", "sig", "alg", algorithm);
        return new TreeMap<>(Map.of(
                "private_jwks", new Text("{\"keys\":[" + jwk.privateJson(others) + "]}"),
                "public_jwks", new Text("{\"keys\":[" + jwk.publicJson(others) + "]}"),
                "private_key_jwk", new Text(jwk.privateJson(others)),
                "public_key_jwk", new Text(jwk.publicJson(others)),
                "private_key_pem", new Text(key.privatePem()),
                "public_key_pem", new Text(key.publicPem()),
                "kid", new Text(jwk.thumbprint())));
    }
}
