package dev.tacit.core.value;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** How the language sees text: NFC-normalised, counted in grapheme clusters, ordered by code point. */
public final class Unicode {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    public static final Comparator<String> ORDER = Unicode::compare;

    private Unicode() {}

    public static Text text(String string) {
        return new Text(isAscii(string) ? string : Normalizer.normalize(string, Normalizer.Form.NFC));
    }

    public static int length(String string) {
        return isAscii(string) && string.indexOf('\r') < 0
                ? string.length()
                : clusters(string).size();
    }

    public static List<String> clusters(String string) {
        var found = new ArrayList<String>();
        var m = CLUSTER.matcher(string);
        while (m.find()) {
            found.add(m.group());
        }
        return found;
    }

    /** As the bytes of UTF-8 compare; differs from Java's order where surrogates are involved. */
    private static int compare(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean xs = Character.isSurrogate(x);
                boolean ys = Character.isSurrogate(y);
                return xs == ys ? Character.compare(x, y) : xs ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Whether quoted text may show a character as it is; of all spaces only the ASCII one. */
    public static boolean isPrinted(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    private static boolean isAscii(String string) {
        for (int i = 0; i < string.length(); i++) {
            if (string.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
