package dev.tacit.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.resource.Written;
import dev.tacit.core.value.Type;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every kind. */
class GeneratorsTest {
    private static final SourceRange HERE = new SourceRange("here", SourcePosition.START, SourcePosition.START);

    private static final Generators GENERATORS = new Generators();

    static Stream<String> types() {
        return GENERATORS.types().stream().sorted();
    }

    @Test
    void servesEveryKindThatIsListed() {
        assertThat(GENERATORS.types())
                .containsExactlyInAnyOrder(
                        "age",
                        "argon2",
                        "basic_auth",
                        "bcrypt",
                        "docker_config_json",
                        "ecdsa",
                        "ed25519",
                        "htpasswd",
                        "jks",
                        "jwks",
                        "passphrase",
                        "password",
                        "pattern",
                        "pkcs12",
                        "random_bytes",
                        "rsa",
                        "ssh_key",
                        "totp",
                        "uuid",
                        "wireguard",
                        "x25519",
                        "x509_ca",
                        "x509_certificate",
                        "x509_crl",
                        "x509_csr");
        assertThatThrownBy(() -> GENERATORS.schema("telepathy")).hasMessageContaining("a bug in Tacit");
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyKindIsListedByItsType(String type) {
        assertThat(Generators.kind(type).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @MethodSource("types")
    void exportsTextOrBytes(String type) {
        assertThat(GENERATORS.exports(type)).isNotEmpty();
        assertThat(Set.of(Type.STRING, Type.BYTES))
                .containsAll(GENERATORS.exports(type).values());
    }

    @ParameterizedTest
    @MethodSource("types")
    void opensNoSecretWhileChecking(String type) {
        var diagnostics = new Diagnostics();
        GENERATORS.check(type, allClosed(GENERATORS.schema(type)), diagnostics);
        assertThat(diagnostics.list()).isEmpty();
    }

    private static Body allClosed(Schema schema) {
        var attributes = new TreeMap<String, Body.Attribute>();
        for (var attribute : schema.attributes()) {
            attributes.put(attribute.name(), new Body.Attribute(Block.CLOSED, Written.at(HERE)));
        }
        List<Body.Nested> nested = schema.nested().stream()
                .map(block -> new Body.Nested(block.type(), allClosed(block.schema())))
                .toList();
        return new Body(HERE, attributes, nested);
    }
}
