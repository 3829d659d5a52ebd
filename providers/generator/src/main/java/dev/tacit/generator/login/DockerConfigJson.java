package dev.tacit.generator.login;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code docker_config_json}: the value of {@code .dockerconfigjson} as {@code kubectl create secret} writes it. */
final class DockerConfigJson implements Kind {
    private static final String REGISTRY = "registry";
    private static final String SERVER = "server";
    private static final String EMAIL = "email";
    private static final String VALUE = "value";
    private static final int MOST_REGISTRIES = 100;

    @Override
    public String type() {
        return "docker_config_json";
    }

    @Override
    public Schema schema() {
        var registry = new Schema(List.of(
                Attributes.required(SERVER, Type.STRING),
                Attributes.required(Credential.USERNAME, Type.STRING),
                Attributes.masked(Credential.PASSWORD, Type.STRING, Schema.Presence.REQUIRED),
                Attributes.optional(EMAIL, Type.STRING)));
        return new Schema(List.of(), List.of(new Schema.Nested(REGISTRY, registry, 1, MOST_REGISTRIES)));
    }

    @Override
    public SortedMap<String, Type> exports() {
        return Attributes.exported(Type.STRING, VALUE);
    }

    @Override
    public void check(Inputs inputs) {
        read(inputs);
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        var registries = inputs.blocks(REGISTRY);
        var logins = new TreeMap<String, String>();
        for (var registry : registries) {
            var server = registry.needed(SERVER);
            var username = registry.needed(Credential.USERNAME);
            var password = registry.needed(Credential.PASSWORD);
            Credential.check(registry, username, password);
            server.filter(name -> !isServer(name))
                    .ifPresent(_ -> registry.error(
                            SERVER, "\"server\" is a registry's host or address without spaces, as in ghcr.io."));
            server.filter(logins::containsKey)
                    .ifPresent(_ -> registry.error(SERVER, "\"server\" is that of an earlier \"registry\" too."));
            if (server.isPresent() && username.isPresent() && password.isPresent()) {
                logins.put(server.get(), login(new Credential(username.get(), password.get()), registry.text(EMAIL)));
            }
        }
        return inputs.areGood() && logins.size() == registries.size()
                ? Optional.of((_, _) -> new TreeMap<>(Map.of(VALUE, new Text(document(logins)))))
                : Optional.empty();
    }

    private static boolean isServer(String name) {
        return !name.isEmpty() && name.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
    }

    private static String login(Credential credential, Optional<String> email) {
        return "{\"username\":" + quoted(credential.username())
                + ",\"password\":" + quoted(credential.password())
                + email.map(address -> ",\"email\":" + quoted(address)).orElse("")
                + ",\"auth\":" + quoted(credential.base64()) + "}";
    }

    private static String document(SortedMap<String, String> logins) {
        return logins.entrySet().stream()
                .map(login -> quoted(login.getKey()) + ":" + login.getValue())
                .collect(Collectors.joining(",", "{\"auths\":{", "}}"));
    }

    /** A JSON string (RFC 8259). */
    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < ' ') {
                json.append(String.format("\\u%04x", c));
            } else {
                if (c == '"' || c == '\\') {
                    json.append('\\');
                }
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
