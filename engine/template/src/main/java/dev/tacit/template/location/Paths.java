package dev.tacit.template.location;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import java.util.ArrayDeque;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The functions of sprig on paths with slashes; no file is looked at. */
public final class Paths {
    private Paths() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "base", "osBase" -> of(name, Paths::base);
            case "dir", "osDir" -> of(name, path -> clean(path.substring(0, path.lastIndexOf('/') + 1)));
            case "clean", "osClean" -> of(name, Paths::clean);
            case "ext", "osExt" -> of(name, Paths::extension);
            case "isAbs", "osIsAbs" ->
                function(name, "string", a -> new GoValue.Bool(a.octets(0).startsWith("/")));
            default -> null;
        };
    }

    private static GoFunction of(String name, UnaryOperator<String> body) {
        return function(name, "string", a -> a.answer(body.apply(a.octets(0))));
    }

    private static String base(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.isEmpty() ? "." : end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    private static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 || path.indexOf('/', dot) >= 0 ? "" : path.substring(dot);
    }

    /** The shortest that means the same, as far as can be said without looking at files. */
    private static String clean(String path) {
        boolean rooted = path.startsWith("/");
        var kept = new ArrayDeque<String>();
        for (int at = 0; at < path.length(); ) {
            int slash = path.indexOf('/', at);
            int end = slash < 0 ? path.length() : slash;
            var element = path.substring(at, end);
            at = end + 1;
            if (element.equals("..") && !kept.isEmpty() && !kept.getLast().equals("..")) {
                kept.removeLast();
            } else if (!element.isEmpty() && !element.equals(".") && !(rooted && element.equals(".."))) {
                kept.add(element);
            }
        }
        var cleaned = (rooted ? "/" : "") + String.join("/", kept);
        return cleaned.isEmpty() ? "." : cleaned;
    }
}
