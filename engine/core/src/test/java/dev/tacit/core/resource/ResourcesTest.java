package dev.tacit.core.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcesTest {
    private static final Exports DB =
            new Exports(Address.of(Kind.SECRET, "db"), new ObjectValue(new TreeMap<>(Map.of("version", Num.of(1)))));
    private static final Exports PROD =
            new Exports(Address.of(Kind.TARGET, "memory", "prod"), new ObjectValue(new TreeMap<>()));

    private final Diagnostics diagnostics = new Diagnostics();

    private static SourceRange line(int line) {
        return new SourceRange("main.tacit.hcl", new SourcePosition(0, line, 1), new SourcePosition(0, line, 9));
    }

    private static Body body(Map<String, Value> attributes, Body.Nested... nested) {
        var written = new TreeMap<String, Body.Attribute>();
        attributes.forEach((name, value) -> written.put(name, new Body.Attribute(value, Written.at(line(2)))));
        return new Body(line(1), written, List.of(nested));
    }

    private Optional<Resource> read(Kind kind, Body body) {
        return Resources.read(new Declaration(Address.of(kind, "x"), Collections.emptySortedSet(), body), diagnostics);
    }

    private List<String> codes() {
        return diagnostics.list().stream()
                .map(Diagnostic::code)
                .map(c -> c.name())
                .toList();
    }

    private Optional<Resource> secret(Map<String, Value> data) {
        return read(Kind.SECRET, body(Map.of("data", new ObjectValue(new TreeMap<>(data)))));
    }

    private Optional<Resource> keeping(Value versions) {
        return read(
                Kind.SECRET,
                body(Map.of(
                        "data",
                        new ObjectValue(new TreeMap<>(Map.of("k", new Text("v")))),
                        "keep_versions",
                        versions)));
    }

    private Optional<Resource> federation(Map<String, Value> to, Map<String, Value> metadata) {
        var all = new TreeMap<String, Value>(Map.of("targets", new TupleValue(List.of(PROD)), "name", new Text("db")));
        all.putAll(to);
        return read(
                Kind.FEDERATION,
                body(
                        Map.of("source", DB),
                        new Body.Nested("to", body(all, new Body.Nested("metadata", body(metadata))))));
    }

    private static MapValue map(String key, String value) {
        return new MapValue(Type.STRING, new TreeMap<>(Map.of(key, new Text(value))));
    }

    @Test
    void readsASecret() {
        assertThat(secret(Map.of("user", new Text("ann"), "port", Num.of(5432), "tls", Bool.TRUE)))
                .containsInstanceOf(Resource.SecretResource.class)
                .hasValueSatisfying(r -> {
                    var secret = (Resource.SecretResource) r;
                    assertThat(secret.keepVersions()).isEqualTo(10);
                    assertThat(secret.description()).isEmpty();
                    assertThat(secret.data()).containsOnlyKeys("user", "port", "tls");
                });
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", ".", "..", "..x", "ü", "a\n"})
    void refusesKeysThatNoObjectTakes(String key) {
        assertThat(secret(Map.of(key, new Text("v")))).isEmpty();
        assertThat(codes()).containsExactly("INVALID_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", ".a", "tls.crt", "A_b-c.9", "-"})
    void takesKeysThatObjectsTake(String key) {
        assertThat(secret(Map.of(key, new Text("v")))).isPresent();
        assertThat(secret(Map.of("k".repeat(253), new Text("v")))).isPresent();
        assertThat(codes()).isEmpty();
        assertThat(secret(Map.of("k".repeat(254), new Text("v")))).isEmpty();
    }

    @Test
    void refusesWhatIsNoContent() {
        assertThat(secret(Map.of("a", new TupleValue(List.of())))).isEmpty();
        assertThat(secret(Map.of("a", new Null(Type.STRING)))).isEmpty();
        assertThat(codes()).containsExactly("NOT_CONTENT", "NOT_CONTENT");
    }

    @Test
    void refusesASecretWithoutKeys() {
        assertThat(secret(Map.of())).isEmpty();
        assertThat(read(Kind.SECRET, body(Map.of("data", new Text("x"))))).isEmpty();
        assertThat(codes()).containsExactly("NO_KEYS", "NOT_A_MAP_OF_KEYS");
    }

    @Test
    void saysOneThingAboutDataThatIsNoMap() {
        read(Kind.SECRET, body(Map.of("data", Secret.opened(new Provenance("p"), new Text("x")))));
        assertThat(codes()).containsExactly("NOT_A_MAP_OF_KEYS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "DB_PASSWORD", "apiKey", "api_key", "token", "tls_private_key"})
    void warnsAboutALiteralUnderASecretsName(String key) {
        secret(Map.of(key, new Text("hunter2")));
        assertThat(codes()).containsExactly("LITERAL_SECRET");
        assertThat(diagnostics.hasErrors()).isFalse();
        assertThat(diagnostics.list().getFirst().toString()).doesNotContain("hunter2");
    }

    @Test
    void doesNotWarnAboutWhatIsNoLiteral() {
        secret(Map.of("password", Secret.opened(new Provenance("p"), new Text("x")), "user", new Text("ann")));
        secret(Map.of("password", new Text("")));
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "1000,true", "1001,false", "1.5,false", "-1,false", "1e99,false"})
    void boundsHowManyVersionsAreKept(String count, boolean legal) {
        assertThat(keeping(Num.parse(count).orElseThrow()).isPresent()).isEqualTo(legal);
        assertThat(codes()).isEqualTo(legal ? List.of() : List.of("NOT_A_WHOLE_NUMBER"));
    }

    @Test
    void takesNullForAbsent() {
        assertThat(keeping(new Null(Type.NUMBER))).isPresent();
        assertThat(codes()).isEmpty();
    }

    @Test
    void wantsAWholeSecretOrTemplateAsSource() {
        for (var source : List.<Value>of(PROD, new Text("secret.db"), new ObjectValue(new TreeMap<>()))) {
            assertThat(read(Kind.TEMPLATE, body(Map.of("source", source, "data", map("K", "v")))))
                    .isEmpty();
        }
        assertThat(codes()).containsExactly("NOT_A_SOURCE", "NOT_A_SOURCE", "NOT_A_SOURCE");
    }

    @Test
    void knowsThreeFormats() {
        for (var format : List.of("raw", "json", "yaml", "toml")) {
            read(Kind.TEMPLATE, body(Map.of("source", DB, "data", map("K", "v"), "format", new Text(format))));
        }
        assertThat(codes()).containsExactly("UNKNOWN_FORMAT");
    }

    @Test
    void readsAFederation() {
        var namespaces = new SetValue(Type.STRING, List.of(new Text("a"), new Text("b")));
        assertThat(federation(Map.of("namespaces", namespaces), Map.of("labels", map("app", "billing"))))
                .hasValueSatisfying(r -> {
                    var to = ((Resource.FederationResource) r).destinations().getFirst();
                    assertThat(to.namespaces()).isEqualTo(new NamespaceChoice.Listed(new TreeSet<>(List.of("a", "b"))));
                    assertThat(to.type()).isEqualTo("Opaque");
                    assertThat(to.labels()).isEqualTo(Map.of("app", "billing"));
                    assertThat(to.targets()).isEqualTo(new TargetChoice.Listed(new TreeSet<>(List.of(PROD.address()))));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a_b", "-a", "a-", "a..b", "a/b", ".a"})
    void refusesNamesThatNoObjectMayHave(String name) {
        assertThat(federation(Map.of("name", new Text(name)), Map.of())).isEmpty();
        assertThat(codes()).containsExactly("INVALID_NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a.b", "-a"})
    void refusesNamespacesThatCannotBe(String name) {
        assertThat(federation(Map.of("namespaces", new TupleValue(List.of(new Text(name)))), Map.of()))
                .isEmpty();
        assertThat(codes()).containsExactly("INVALID_NAME");
    }

    @Test
    void wantsTargets() {
        assertThat(federation(Map.of("targets", new TupleValue(List.of())), Map.of()))
                .isEmpty();
        assertThat(federation(Map.of("targets", new TupleValue(List.of(DB))), Map.of()))
                .isEmpty();
        assertThat(federation(Map.of("targets", PROD), Map.of())).isEmpty();
        assertThat(codes()).containsExactly("NOT_A_TARGET", "NOT_A_TARGET", "NOT_A_TARGET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubernetes.io/service-account-token", "bootstrap.kubernetes.io/token"})
    void refusesToDeliverCredentialsOfTheCluster(String type) {
        assertThat(federation(Map.of("type", new Text(type)), Map.of())).isEmpty();
        assertThat(codes()).containsExactly("OBJECT_TYPE_REFUSED");
    }

    @ParameterizedTest
    @CsvSource({
        "tacit.dev/mark,x",
        "tacit.dev/store,x",
        "a b,x",
        "/a,x",
        "UPPER.example/a,x",
        "app,a b",
        "app,-a",
        "app,üx"
    })
    void refusesLabelsThatAreReservedOrIllegal(String name, String value) {
        assertThat(federation(Map.of(), Map.of("labels", map(name, value)))).isEmpty();
        assertThat(codes()).containsExactly("INVALID_LABEL");
    }

    @Test
    void leavesTheValueOfAnAnnotationFree() {
        assertThat(federation(Map.of(), Map.of("annotations", map("example.com/note", "any text, even this ☺"))))
                .isPresent();
        assertThat(federation(Map.of(), Map.of("annotations", map("tacit.dev/mark", "x"))))
                .isEmpty();
        assertThat(codes()).containsExactly("INVALID_LABEL");
    }

    @Test
    void pointsAtTheEntryThatIsWrong() {
        var elements = new TreeMap<>(Map.of("a b", Written.at(line(7))));
        var attribute = new Body.Attribute(
                new ObjectValue(new TreeMap<>(Map.of("a b", new Text("v")))),
                new Written(line(2), List.of(), Collections.emptySortedMap(), elements));
        read(Kind.SECRET, new Body(line(1), new TreeMap<>(Map.of("data", attribute)), List.of()));
        assertThat(diagnostics.list().getFirst().subject()).isEqualTo(line(7));
    }
}
