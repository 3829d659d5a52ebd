package dev.tacit.core.shape;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Textual encoding of keys and certificates (RFC 7468), as lenient as the programs that read it. */
final class Pem {
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN ([A-Z0-9 ]{1,40})-----\\s*((?:[\\w-]+: [^\\n]*\\n\\s*)*)([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private Pem() {}

    /** @param headers of the old form: {@code Proc-Type: 4,ENCRYPTED} */
    @SuppressWarnings("ArrayRecordComponent") // lent for parsing, never compared
    record Block(String label, String headers, byte[] der) {
        @Override
        public String toString() {
            return "PEM " + label;
        }
    }

    /** The well-formed blocks of {@code text}; whatever stands between them is passed over. */
    static List<Block> of(String text) {
        var blocks = new ArrayList<Block>();
        var found = BLOCK.matcher(text);
        while (found.find()) {
            try {
                blocks.add(new Block(
                        found.group(1),
                        found.group(2),
                        Base64.getDecoder().decode(found.group(3).replaceAll("\\s", ""))));
            } catch (IllegalArgumentException e) {
                // Not base64: as good as not there.
            }
        }
        return blocks;
    }
}
