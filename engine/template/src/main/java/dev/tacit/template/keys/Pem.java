package dev.tacit.template.keys;

import dev.tacit.template.value.Octets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One block of PEM (RFC 1421, RFC 7468). */
public final class Pem {
    public static final String CERTIFICATE = "CERTIFICATE";
    public static final String PRIVATE_KEY = "PRIVATE KEY";

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final String type;
    private final Map<String, String> headers;
    private final byte[] content;

    private Pem(String type, Map<String, String> headers, byte[] content) {
        this.type = type;
        this.headers = new TreeMap<>(headers);
        this.content = content.clone();
    }

    public Pem(String type, byte[] content) {
        this(type, Map.of(), content);
    }

    public String type() {
        return type;
    }

    /** Whether it says so, as keys of old do in their headers. */
    public boolean isEncrypted() {
        return type.startsWith("ENCRYPTED") || headers.containsKey("Proc-Type");
    }

    public byte[] content() {
        return content.clone();
    }

    /**
     * What was found.
     *
     * @param rest what stands behind the last block
     */
    public record Blocks(List<Pem> blocks, String rest) {}

    /** Reads all blocks; what stands between them is passed over, and so is a block that is damaged. */
    public static Blocks read(String octets) {
        var blocks = new ArrayList<Pem>();
        int behind = 0;
        int end = -1;
        for (int begin = octets.indexOf(BEGIN); begin >= 0; ) {
            int lineEnd = lineEnd(octets, begin);
            var line = octets.substring(begin, lineEnd).stripTrailing();
            int next = octets.indexOf(BEGIN, lineEnd);
            // Looked for once, however many beginnings stand before it.
            end = end < lineEnd ? octets.indexOf(END, lineEnd) : end;
            if (end < 0) {
                break;
            }
            boolean isBlock = line.endsWith(DASHES) && line.length() >= BEGIN.length() + DASHES.length();
            if (isBlock && (next < 0 || end < next)) {
                var type = line.substring(BEGIN.length(), line.length() - DASHES.length());
                var block = octets.startsWith(END + type + DASHES, end)
                        ? body(type, octets.substring(lineEnd, end))
                        : Optional.<Pem>empty();
                if (block.isPresent()) {
                    blocks.add(block.get());
                    behind = Math.min(lineEnd(octets, end) + 1, octets.length());
                }
            }
            begin = next;
        }
        return new Blocks(blocks, octets.substring(behind));
    }

    private static int lineEnd(String octets, int from) {
        int end = octets.indexOf('\n', from);
        return end < 0 ? octets.length() : end;
    }

    private static Optional<Pem> body(String type, String body) {
        var headers = new TreeMap<String, String>();
        var base64 = new StringBuilder(body.length());
        for (var line : body.split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon >= 0 && base64.isEmpty()) {
                headers.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            } else {
                base64.append(line.replace(" ", "").replace("\t", "").replace("\r", ""));
            }
        }
        if (base64.length() % 4 != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Pem(type, headers, Base64.getDecoder().decode(base64.toString())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As text, with a line end after it. */
    public String encoded() {
        var text = new StringBuilder(BEGIN).append(type).append(DASHES).append('\n');
        if (!headers.isEmpty()) {
            var first = headers.get("Proc-Type");
            if (first != null) {
                text.append("Proc-Type: ").append(first).append('\n');
            }
            headers.forEach((name, value) -> {
                if (!name.equals("Proc-Type")) {
                    text.append(name).append(": ").append(value).append('\n');
                }
            });
            text.append('\n');
        }
        text.append(Octets.of(BASE64.encode(content)));
        if (content.length > 0) {
            text.append('\n');
        }
        return text.append(END).append(type).append(DASHES).append('\n').toString();
    }

    @Override
    public String toString() {
        return "Pem[" + type + "]";
    }
}
