package dev.tacit.hcl.eval;

import static dev.tacit.hcl.eval.Arguments.give;
import static dev.tacit.hcl.eval.Function.parameter;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tacit.core.value.Content;
import dev.tacit.core.value.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Functions between text and other forms of content. */
final class EncodingFunctions {
    static final List<Function> ALL = List.of(
            Function.of(
                    "jsonencode",
                    Type.STRING,
                    List.of(Function.nullable("val", Type.DYNAMIC)),
                    a -> JsonWriter.write(a.values().getFirst())
                            .map(Arguments::give)
                            .orElseGet(() -> a.refuse(0, "infinity has no JSON form."))),
            Function.of(
                    "jsondecode",
                    Type.DYNAMIC,
                    List.of(parameter("str", Type.STRING)),
                    a -> JsonReader.read(a.text(0))
                            .map(Arguments::give)
                            .orElseGet(() -> a.refuse(0, "it is no valid JSON."))),
            Function.of(
                    "base64encode",
                    Type.STRING,
                    List.of(parameter("str", Type.STRING)),
                    a -> give(Base64.getEncoder().encodeToString(a.text(0).getBytes(UTF_8)))),
            Function.of(
                    "base64decode",
                    Type.STRING,
                    List.of(parameter("str", Type.STRING)),
                    EncodingFunctions::base64Decode),
            Function.of("sha256", Type.STRING, List.of(parameter("str", Type.STRING)), a -> give(sha256(a.text(0)))));

    private EncodingFunctions() {}

    private static Content base64Decode(Arguments a) {
        var encoded = a.text(0).replace("\r", "").replace("\n", "");
        try {
            if (encoded.length() % 4 != 0) {
                return a.refuse(0, "it is no valid base64 (the length is not a multiple of four).");
            }
            return give(UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(encoded)))
                    .toString());
        } catch (IllegalArgumentException e) {
            return a.refuse(0, "it is no valid base64.");
        } catch (CharacterCodingException e) {
            return a.refuse(0, "what it encodes is not UTF-8 text.");
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
