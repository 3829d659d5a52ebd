package dev.tacit.template.location;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import org.jspecify.annotations.Nullable;

/** The functions of sprig on URLs. */
public final class Urls {
    private Urls() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "urlParse" -> function(name, "string", Urls::parse);
            case "urlJoin" -> function(name, "dict", Urls::join);
            default -> null;
        };
    }

    private static GoValue parse(Arguments a) {
        var url = Url.parse(a.octets(0)).orElseThrow(() -> a.failure("The argument of \"urlParse\" is not a URL."));
        var parts = GoValue.Dict.empty();
        put(parts, "scheme", url.scheme());
        put(parts, "host", url.host());
        put(parts, "hostname", url.hostname());
        put(parts, "path", url.path());
        put(parts, "query", url.query());
        put(parts, "opaque", url.opaque());
        put(parts, "fragment", url.fragment());
        put(parts, "userinfo", url.user().map(Url.User::toEscaped).orElse(""));
        return parts;
    }

    private static void put(GoValue.Dict parts, String key, String octets) {
        parts.entries().put(key, new GoValue.Str(octets));
    }

    private static GoValue join(Arguments a) {
        var userinfo = part(a, "userinfo");
        var user = userinfo.isEmpty()
                ? java.util.Optional.<Url.User>empty()
                : Url.parse("proto://" + userinfo + "@host")
                        .orElseThrow(() -> a.failure("The key \"userinfo\" that \"urlJoin\" got is not one."))
                        .user();
        return a.answer(new Url(
                        part(a, "scheme"),
                        part(a, "opaque"),
                        user,
                        part(a, "host"),
                        part(a, "path"),
                        part(a, "query"),
                        part(a, "fragment"))
                .joined());
    }

    private static String part(Arguments a, String key) {
        return switch (a.at(0) instanceof GoValue.Dict dict ? dict.entries().get(key) : null) {
            case null -> "";
            case GoValue.Str(var octets) -> {
                a.budget().read(octets.length(), a.offset());
                yield octets;
            }
            case GoValue value ->
                throw a.failure(
                        "The key \"" + key + "\" that \"urlJoin\" got is no string, but of type " + value + ".");
        };
    }
}
