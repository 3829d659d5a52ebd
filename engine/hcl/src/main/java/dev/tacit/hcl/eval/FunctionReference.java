package dev.tacit.hcl.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A function, for people.
 *
 * @param signature with types: {@code join(separator string, lists list(string)...)}
 * @param description what the function answers, as a phrase
 */
public record FunctionReference(String name, String signature, String description) {
    private static final Map<String, String> SPECIAL = Map.of(
            "try", "try(expressions any...)",
            "can", "can(expression any)",
            "coalesce", "coalesce(vals any...)",
            "nonsensitive", "nonsensitive(value any)",
            "templatefile", "templatefile(path string, vars any)",
            "templatestring", "templatestring(data string, vars any)");

    /** All functions, by name. */
    public static List<FunctionReference> all() {
        var descriptions = descriptions();
        var all = new ArrayList<FunctionReference>();
        for (var name : Functions.names()) {
            var function = Functions.named(name);
            var signature = function == null ? SPECIAL.get(name) : signature(function);
            var description = descriptions.get(name);
            if (signature == null || description == null) {
                throw new IllegalStateException("functions.txt does not tell of " + name);
            }
            all.add(new FunctionReference(name, signature, description));
        }
        return all;
    }

    static Map<String, String> descriptions() {
        try (var in = FunctionReference.class.getResourceAsStream("functions.txt")) {
            var text = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            var descriptions = new LinkedHashMap<String, String>();
            text.lines()
                    .forEach(line -> descriptions.put(
                            line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2)));
            return descriptions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String signature(Function function) {
        var parameters = function.parameters().stream()
                .map(FunctionReference::parameter)
                .collect(Collectors.toCollection(ArrayList::new));
        if (function.rest() != null) {
            parameters.add(parameter(function.rest()) + "...");
        }
        return function.name() + "(" + String.join(", ", parameters) + ")";
    }

    private static String parameter(Function.Parameter parameter) {
        return parameter.name() + " " + Types.expression(parameter.type());
    }
}
