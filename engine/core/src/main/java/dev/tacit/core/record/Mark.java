package dev.tacit.core.record;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Tacit leaves on an object it owns: who made it, from which version, when in the store's life, with a MAC.
 *
 * @param source address of the secret or template delivered
 * @param version of the source secret
 * @param mac over all of this with lineage, place, type and content fingerprint; see {@link Marks}
 */
public record Mark(String source, int version, long epoch, long serial, String mac) {
    private static final Pattern FORM = Pattern.compile(
            "v1 source=(\\S{1,500}) version=(\\d{1,9}) epoch=(\\d{1,18}) serial=(\\d{1,18}) mac=([\\w-]{32})");

    /** The annotation's text. */
    public String text() {
        return "v1 source=" + source.replace("%", "%25").replace(" ", "%20") + " version=" + version + " epoch=" + epoch
                + " serial=" + serial + " mac=" + mac;
    }

    /** Reads {@link #text}; empty for anything else. Says nothing about validity. */
    public static Optional<Mark> parse(String text) {
        var m = FORM.matcher(text);
        return m.matches()
                ? Optional.of(new Mark(
                        m.group(1).replace("%20", " ").replace("%25", "%"),
                        Integer.parseInt(m.group(2)),
                        Long.parseLong(m.group(3)),
                        Long.parseLong(m.group(4)),
                        m.group(5)))
                : Optional.empty();
    }
}
