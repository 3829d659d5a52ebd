package dev.tacit.generator.text;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code random_bytes}: the same bytes as they are and in the usual encodings. */
final class RandomBytes implements Kind {
    private static final String LENGTH = "length";

    @Override
    public String type() {
        return "random_bytes";
    }

    @Override
    public Schema schema() {
        return new Schema(List.of(Attributes.optional(LENGTH, Type.NUMBER)));
    }

    @Override
    public SortedMap<String, Type> exports() {
        var exports = Attributes.exported(Type.STRING, "base64", "base64url", "hex");
        exports.put("bytes", Type.BYTES);
        return exports;
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        int length = inputs.number(LENGTH, 32, 1, 65_536);
        return inputs.areGood()
                ? Optional.of((random, _) -> {
                    var bytes = new byte[length];
                    random.nextBytes(bytes);
                    return new TreeMap<>(Map.of(
                            "base64",
                            new Text(Base64.getEncoder().encodeToString(bytes)),
                            "base64url",
                            new Text(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)),
                            "hex",
                            new Text(HexFormat.of().formatHex(bytes)),
                            "bytes",
                            new Bytes(bytes)));
                })
                : Optional.empty();
    }
}
