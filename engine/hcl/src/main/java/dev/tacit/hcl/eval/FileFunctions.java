package dev.tacit.hcl.eval;

import static dev.tacit.hcl.eval.Arguments.give;
import static dev.tacit.hcl.eval.Function.parameter;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.ReadableFiles.Answer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Functions on files. Where one reads, its arguments must not be secret: a secret is known by where it came from, and that
 * would stay the same when the file changes.
 */
final class FileFunctions {
    private static final Function.Parameter PATH = parameter("path", Type.STRING);

    static final List<Function> ALL = List.of(
            reading("file", bytes -> EncodingFunctions.text(bytes, UTF_8).orElse(null)),
            reading("filebase64", bytes -> Base64.getEncoder().encodeToString(bytes)),
            looking("filebytes", Type.BYTES, List.of(PATH), FileFunctions::bytes),
            reading("filemd5", Hashing.MD5::hex),
            reading("filesha1", Hashing.SHA1::hex),
            reading("filesha256", Hashing.SHA256::hex),
            reading("filesha512", Hashing.SHA512::hex),
            reading("filebase64sha256", Hashing.SHA256::base64),
            reading("filebase64sha512", Hashing.SHA512::base64),
            looking("fileexists", Type.BOOL, List.of(PATH), FileFunctions::exists),
            looking(
                    "fileset",
                    new Type.SetOf(Type.STRING),
                    List.of(PATH, parameter("pattern", Type.STRING)),
                    FileFunctions::set),
            looking("abspath", Type.STRING, List.of(PATH), a -> give(a.files().absolute(a.text(0)))),
            looking(
                    "pathexpand",
                    Type.STRING,
                    List.of(PATH),
                    a -> give(a.files().expanded(a.text(0)))),
            onText("basename", Paths::base),
            onText("dirname", Paths::directory));

    private FileFunctions() {}

    private static Function onText(String name, UnaryOperator<String> change) {
        return Function.of(name, Type.STRING, List.of(PATH), a -> give(change.apply(a.text(0))));
    }

    private static Function looking(
            String name,
            Type result,
            List<Function.Parameter> parameters,
            java.util.function.Function<Arguments, Content> body) {
        return new Function(name, parameters, null, Function.Reach.NOTHING, _ -> result, a -> {
            for (int i = 0; i < a.count(); i++) {
                if (a.values().get(i) instanceof Secret) {
                    return a.refuse(i, "it must not be a secret, since what the function finds would not count.");
                }
            }
            return body.apply(a);
        });
    }

    /** Makes text of content, or null of what is no text. */
    private interface Form {
        @org.jspecify.annotations.Nullable
        String of(byte[] content);
    }

    private static Function reading(String name, Form form) {
        return looking(name, Type.STRING, List.of(PATH), a -> switch (a.files().read(a.text(0))) {
            case Answer.Found(byte[] content) -> {
                var text = form.of(content);
                yield text == null
                        ? a.fail("the file is not UTF-8 text. filebase64() and the hashing functions take any.")
                        : give(text);
            }
            case Answer.Missing() ->
                a.refuse(0, "there is no such file. A relative path starts at the directory of the run.");
            case Answer.Unreadable(String reason) -> a.refuse(0, "the file cannot be read: " + reason + ".");
        });
    }

    /** Content that never passes through text: neither normalised nor required to be UTF-8. */
    private static Content bytes(Arguments a) {
        return switch (a.files().read(a.text(0))) {
            case Answer.Found(byte[] content) -> give(new Bytes(content));
            case Answer.Missing() ->
                a.refuse(0, "there is no such file. A relative path starts at the directory of the run.");
            case Answer.Unreadable(String reason) -> a.refuse(0, "the file cannot be read: " + reason + ".");
        };
    }

    private static Content exists(Arguments a) {
        return switch (a.files().read(a.text(0))) {
            case Answer.Found _ -> give(true);
            case Answer.Missing() -> give(false);
            case Answer.Unreadable(String reason) -> a.refuse(0, reason + ".");
        };
    }

    private static Content set(Arguments a) {
        var pattern = Paths.clean(a.text(1));
        var glob = Glob.compile(pattern);
        if (glob.isEmpty() || pattern.startsWith("..")) {
            return a.refuse(1, "it is no valid pattern of paths below the directory.");
        }
        int depth = pattern.contains("**")
                ? Integer.MAX_VALUE
                : 1 + (int) pattern.chars().filter(c -> c == '/').count();
        var found = new ArrayList<Value>();
        for (var file : a.files().below(a.text(0), depth).orElse(List.of())) {
            if (glob.get().matches(file)) {
                found.add(new Text(file));
            }
        }
        SetValue set = Sets.of(Type.STRING, found);
        return give(set);
    }
}
