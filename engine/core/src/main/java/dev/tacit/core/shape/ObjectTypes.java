package dev.tacit.core.shape;

import dev.tacit.core.value.JsonReader;
import dev.tacit.core.value.ObjectValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The types of Kubernetes Secrets with rules of their own, as the API server has them, plus what whoever uses the content
 * would stumble over. Pure; faults are sentences without a word of the content.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/secret/#secret-types">Types of Secret</a>
 */
public final class ObjectTypes {
    private static final String TLS = "kubernetes.io/tls";
    private static final String DOCKER_CONFIG = "kubernetes.io/dockerconfigjson";
    private static final String OLD_DOCKER_CONFIG = "kubernetes.io/dockercfg";
    private static final String SSH = "kubernetes.io/ssh-auth";
    private static final String LOGIN = "kubernetes.io/basic-auth";

    private static final Map<String, Set<String>> REQUIRED = Map.of(
            TLS, Set.of("tls.crt", "tls.key"),
            DOCKER_CONFIG, Set.of(".dockerconfigjson"),
            OLD_DOCKER_CONFIG, Set.of(".dockercfg"),
            SSH, Set.of("ssh-privatekey"));

    private ObjectTypes() {}

    /** Keys that an object of {@code type} needs beside {@code keys}; of two that do equally, "one or other". */
    public static SortedSet<String> missing(String type, Set<String> keys) {
        var missing = new TreeSet<>(REQUIRED.getOrDefault(type, Set.of()));
        missing.removeAll(keys);
        if (type.equals(LOGIN) && !keys.contains("username") && !keys.contains("password")) {
            missing.add("username or password");
        }
        return missing;
    }

    /** Whether content matters at all: where it does not, it need not be opened. */
    public static boolean looksInside(String type) {
        return REQUIRED.containsKey(type);
    }

    /**
     * What is wrong with content that has all the keys it needs.
     *
     * @param data lent, neither kept nor changed
     */
    public static Optional<Fault> fault(String type, Map<String, byte[]> data) {
        return switch (type) {
            case TLS -> KeyPair.fault(text(data, "tls.crt"), text(data, "tls.key"));
            case DOCKER_CONFIG ->
                object(data, ".dockerconfigjson")
                        .map(json -> json.attributes().get("auths") instanceof ObjectValue
                                ? Optional.<Fault>empty()
                                : Optional.of(new Fault(
                                        ".dockerconfigjson", "is JSON, but has no object \"auths\" with the logins")))
                        .orElseGet(() -> notJson(".dockerconfigjson"));
            case OLD_DOCKER_CONFIG -> object(data, ".dockercfg").isPresent() ? Optional.empty() : notJson(".dockercfg");
            case SSH ->
                Pem.of(text(data, "ssh-privatekey")).stream()
                                .anyMatch(block -> block.label().endsWith("PRIVATE KEY"))
                        ? Optional.empty()
                        : Optional.of(new Fault(
                                "ssh-privatekey", "holds no private key in PEM form (-----BEGIN … PRIVATE KEY-----)"));
            case String _ -> Optional.empty();
        };
    }

    /**
     * Something that cannot be used.
     *
     * @param what ends the sentence "KEY …"
     */
    public record Fault(String key, String what) {}

    private static Optional<ObjectValue> object(Map<String, byte[]> data, String key) {
        return JsonReader.read(text(data, key))
                .filter(ObjectValue.class::isInstance)
                .map(ObjectValue.class::cast);
    }

    private static Optional<Fault> notJson(String key) {
        return Optional.of(new Fault(key, "is not a JSON object"));
    }

    private static String text(Map<String, byte[]> data, String key) {
        return new String(data.getOrDefault(key, new byte[0]), StandardCharsets.UTF_8);
    }
}
