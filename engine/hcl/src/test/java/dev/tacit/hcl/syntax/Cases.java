package dev.tacit.hcl.syntax;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Small files kept in one: each begins with a line {@code === id}; {@code nonl} behind the id takes the last line end away;
 * {@code ⟦0D0A⟧} stands for bytes.
 */
public final class Cases {
    private static final Pattern BYTES = Pattern.compile("⟦([0-9A-F]+)⟧");

    private Cases() {}

    /** One file. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Case(String id, byte[] source) {
        @Override
        public String toString() {
            return id;
        }
    }

    public static List<Case> read(String resource) {
        try (var in = Cases.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            var cases = new ArrayList<Case>();
            for (var part : ("\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8)).split("\n=== ", -1)) {
                int header = part.indexOf('\n');
                if (part.isEmpty()) {
                    continue;
                }
                var words = (header < 0 ? part : part.substring(0, header)).split(" ", -1);
                var text = header < 0 ? "" : part.substring(header + 1);
                cases.add(new Case(words[0], bytes(words.length > 1 || text.endsWith("\n") ? text : text + "\n")));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String text) {
        var out = new ByteArrayOutputStream();
        var matcher = BYTES.matcher(text);
        int from = 0;
        while (matcher.find()) {
            out.writeBytes(text.substring(from, matcher.start()).getBytes(StandardCharsets.UTF_8));
            out.writeBytes(HexFormat.of().parseHex(matcher.group(1)));
            from = matcher.end();
        }
        out.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
