package dev.tacit.hcl.eval;

import static dev.tacit.hcl.eval.Arguments.give;
import static dev.tacit.hcl.eval.Function.parameter;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tacit.core.value.Content;
import dev.tacit.core.value.JsonReader;
import dev.tacit.core.value.Type;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/** Functions between text and other forms of content. */
final class EncodingFunctions {
    /** What unpacks to more than this is an attack or a mistake. */
    private static final int MOST_UNPACKED = 8 << 20;

    private static final Function.Parameter STR = parameter("str", Type.STRING);
    private static final Function.Parameter ENCODING = parameter("encoding", Type.STRING);
    private static final String NOT_TEXT = "what it encodes is not UTF-8 text.";

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
                    List.of(STR),
                    a -> JsonReader.read(a.text(0))
                            .map(Arguments::give)
                            .orElseGet(() -> a.refuse(0, "it is no valid JSON."))),
            Function.of(
                    "yamlencode",
                    Type.STRING,
                    List.of(Function.nullable("value", Type.DYNAMIC)),
                    a -> give(YamlWriter.write(a.values().getFirst()))),
            Function.of(
                    "yamldecode",
                    Type.DYNAMIC,
                    List.of(parameter("src", Type.STRING)),
                    a -> YamlReader.read(a.text(0), a.conversions())
                            .map(Arguments::give)
                            .orElseGet(() -> a.refuse(0, "it is no valid YAML of one document."))),
            Function.of(
                    "csvdecode",
                    Type.DYNAMIC,
                    List.of(STR),
                    a -> CsvReader.read(a.text(0))
                            .map(Arguments::give)
                            .orElseGet(
                                    () -> a.refuse(
                                            0,
                                            "it is no valid CSV with a line of distinct column names and as many values in each line."))),
            simple("base64encode", s -> Base64.getEncoder().encodeToString(s.getBytes(UTF_8))),
            Function.of("base64decode", Type.STRING, List.of(STR), EncodingFunctions::base64Decode),
            Function.of("base64gunzip", Type.STRING, List.of(STR), EncodingFunctions::unzip),
            Function.of(
                    "textencodebase64",
                    Type.STRING,
                    List.of(parameter("string", Type.STRING), ENCODING),
                    EncodingFunctions::encodeText),
            Function.of(
                    "textdecodebase64",
                    Type.STRING,
                    List.of(parameter("source", Type.STRING), ENCODING),
                    EncodingFunctions::decodeText),
            simple(
                    "urlencode",
                    s -> URLEncoder.encode(s, UTF_8).replace("*", "%2A").replace("%7E", "~")),
            Function.of("urldecode", Type.STRING, List.of(STR), EncodingFunctions::urlDecode),
            simple("md5", s -> Hashing.MD5.hex(s.getBytes(UTF_8))),
            simple("sha1", s -> Hashing.SHA1.hex(s.getBytes(UTF_8))),
            simple("sha256", s -> Hashing.SHA256.hex(s.getBytes(UTF_8))),
            simple("sha512", s -> Hashing.SHA512.hex(s.getBytes(UTF_8))),
            simple("base64sha256", s -> Hashing.SHA256.base64(s.getBytes(UTF_8))),
            simple("base64sha512", s -> Hashing.SHA512.base64(s.getBytes(UTF_8))),
            Function.of(
                    "uuidv5",
                    Type.STRING,
                    List.of(parameter("namespace", Type.STRING), parameter("name", Type.STRING)),
                    a -> Hashing.uuid5(a.text(0), a.text(1).getBytes(UTF_8))
                            .map(Arguments::give)
                            .orElseGet(() -> a.refuse(0, "a UUID, or one of dns, url, oid, x500, is required."))));

    private EncodingFunctions() {}

    private static Function simple(String name, UnaryOperator<String> change) {
        return Function.of(name, Type.STRING, List.of(STR), a -> give(change.apply(a.text(0))));
    }

    /** Standard base64 with padding; line ends inside are ignored. */
    private static Optional<byte[]> bytes(String base64) {
        var encoded = base64.replace("\r", "").replace("\n", "");
        try {
            return encoded.length() % 4 == 0 ? Optional.of(Base64.getDecoder().decode(encoded)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<String> text(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Content notBase64(Arguments a) {
        return a.refuse(0, "it is no valid base64.");
    }

    private static Content base64Decode(Arguments a) {
        var bytes = bytes(a.text(0));
        return bytes.isEmpty()
                ? notBase64(a)
                : text(bytes.get(), UTF_8).map(Arguments::give).orElseGet(() -> a.refuse(0, NOT_TEXT));
    }

    private static Content unzip(Arguments a) {
        var bytes = bytes(a.text(0));
        if (bytes.isEmpty()) {
            return notBase64(a);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes.get()))) {
            var unpacked = in.readNBytes(MOST_UNPACKED);
            if (in.read() >= 0) {
                return a.refuse(0, "it unpacks to more than 8 MiB.");
            }
            return text(unpacked, UTF_8).map(Arguments::give).orElseGet(() -> a.refuse(0, NOT_TEXT));
        } catch (IOException e) {
            return a.refuse(0, "what it encodes is not gzip.");
        }
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Content encodeText(Arguments a) {
        var charset = charset(a.text(1));
        if (charset.isEmpty() || !charset.get().canEncode()) {
            return a.refuse(1, "it is not the name of a known encoding.");
        }
        try {
            var encoded = charset.get().newEncoder().encode(CharBuffer.wrap(a.text(0)));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return give(Base64.getEncoder().encodeToString(bytes));
        } catch (CharacterCodingException e) {
            return a.refuse(0, "it has characters that the encoding lacks.");
        }
    }

    private static Content decodeText(Arguments a) {
        var charset = charset(a.text(1));
        if (charset.isEmpty()) {
            return a.refuse(1, "it is not the name of a known encoding.");
        }
        var bytes = bytes(a.text(0));
        return bytes.isEmpty()
                ? notBase64(a)
                : text(bytes.get(), charset.get())
                        .map(Arguments::give)
                        .orElseGet(() -> a.refuse(0, "what it encodes is not text of that encoding."));
    }

    private static Content urlDecode(Arguments a) {
        var text = a.text(0).getBytes(UTF_8);
        var out = ByteBuffer.allocate(text.length);
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '%') {
                int high = i + 2 < text.length ? Character.digit(text[i + 1], 16) : -1;
                int low = i + 2 < text.length ? Character.digit(text[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    return a.refuse(0, "a percent sign is not followed by two hexadecimal digits.");
                }
                out.put((byte) (high << 4 | low));
                i += 2;
            } else {
                out.put(text[i] == '+' ? (byte) ' ' : text[i]);
            }
        }
        var bytes = new byte[out.position()];
        out.flip().get(bytes);
        return text(bytes, UTF_8).map(Arguments::give).orElseGet(() -> a.refuse(0, NOT_TEXT));
    }
}
