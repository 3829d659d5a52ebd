package dev.tacit.template.library;

import dev.tacit.template.collection.Dicts;
import dev.tacit.template.collection.Lists;
import dev.tacit.template.crypto.Secrets;
import dev.tacit.template.external.ExternalSecrets;
import dev.tacit.template.failure.Failure;
import dev.tacit.template.function.Builtins;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.json.Json;
import dev.tacit.template.location.Paths;
import dev.tacit.template.location.Urls;
import dev.tacit.template.logic.Defaults;
import dev.tacit.template.logic.Reflection;
import dev.tacit.template.number.Numbers;
import dev.tacit.template.text.Encodings;
import dev.tacit.template.text.Letters;
import dev.tacit.template.text.Pieces;
import dev.tacit.template.text.Regexes;
import dev.tacit.template.text.Strings;
import dev.tacit.template.time.Dates;
import dev.tacit.template.version.Versions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All functions, looked up by name; a function costs nothing until a template names it. */
public final class Functions {
    private Functions() {}

    public static Optional<GoFunction> named(String name) {
        var found = Builtins.named(name);
        found = found != null ? found : onText(name);
        found = found != null ? found : onData(name);
        return Optional.ofNullable(found != null ? found : ExternalSecrets.named(name));
    }

    // One group after another, so that a class is loaded only when those before it do not have the function.
    private static @Nullable GoFunction onText(String name) {
        var found = Strings.named(name);
        found = found != null ? found : Letters.named(name);
        found = found != null ? found : Pieces.named(name);
        found = found != null ? found : Encodings.named(name);
        found = found != null ? found : Regexes.named(name);
        found = found != null ? found : Secrets.named(name);
        found = found != null ? found : Paths.named(name);
        found = found != null ? found : Urls.named(name);
        return found != null ? found : Versions.named(name);
    }

    private static @Nullable GoFunction onData(String name) {
        var found = Lists.named(name);
        found = found != null ? found : Dicts.named(name);
        found = found != null ? found : Numbers.named(name);
        found = found != null ? found : Defaults.named(name);
        found = found != null ? found : Reflection.named(name);
        found = found != null ? found : Json.named(name);
        return found != null ? found : Dates.named(name);
    }

    /** Stands for a function that there is not, so that reading goes on; never called. */
    public static GoFunction none(String name) {
        return GoFunction.function(name, "any...", _ -> {
            throw new IllegalStateException("a function that there is not was called: a bug in Tacit");
        });
    }

    /** Says that there is no such function, or why not. */
    public static Failure unknown(String name, int offset) {
        return Failure.unsupported(
                offset,
                Refused.reason(name)
                        .orElse("There is no function \"" + name
                                + "\" in templates; a key of the data is written with a dot: \"." + name + "\"."));
    }
}
