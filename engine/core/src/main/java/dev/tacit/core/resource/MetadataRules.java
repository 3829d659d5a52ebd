package dev.tacit.core.resource;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import java.util.regex.Pattern;

/** What the API server accepts as labels, as annotations. */
public final class MetadataRules {
    static final Pattern LABEL_NAME = Pattern.compile(
            "(?:[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    static final Pattern LABEL_VALUE = Pattern.compile("(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");

    private MetadataRules() {}

    /** Answers whether the name may be one. */
    static boolean checkName(String what, String name, SourceRange range, Diagnostics diagnostics) {
        if (name.startsWith("tacit.dev/")) {
            diagnostics.error(
                    ResourceCode.INVALID_LABEL,
                    "A reserved name in \"" + what + "\"",
                    "Names under tacit.dev/ are what Tacit recognises its own objects by. Choose another.",
                    range);
            return false;
        }
        if (!LABEL_NAME.matcher(name).matches()) {
            invalid(what, range, diagnostics);
            return false;
        }
        return true;
    }

    /** Answers whether {@code value} may be one of {@code what}, "labels" or "annotations". */
    public static boolean checkValue(String what, String value, SourceRange range, Diagnostics diagnostics) {
        boolean valid = !what.equals("labels") || LABEL_VALUE.matcher(value).matches();
        if (!valid) {
            invalid(what, range, diagnostics);
        }
        return valid;
    }

    private static void invalid(String what, SourceRange range, Diagnostics diagnostics) {
        diagnostics.error(
                ResourceCode.INVALID_LABEL,
                "Invalid name or value in \"" + what + "\"",
                "A name is an optional DNS prefix with \"/\" and up to 63 letters, digits, \"-\", \"_\" and \".\"; a label's "
                        + "value has up to 63 of the same characters. The cluster would refuse this object.",
                range);
    }
}
