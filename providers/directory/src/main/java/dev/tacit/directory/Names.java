package dev.tacit.directory;

import java.util.regex.Pattern;

/** Which names are safe as names of files. */
final class Names {
    /** Where everything but the links is. */
    static final String HOME = ".tacit";

    static final String IDENTITY = "identity";
    static final String DATA = "data";
    static final String MARK = "mark";

    /** What data is called while it is being deleted. */
    static final String GONE = "gone";

    private static final Pattern OBJECT = Pattern.compile("[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,252}");
    private static final Pattern KEY = Pattern.compile("(?!\\.\\.)(?!\\.$)[a-zA-Z0-9._-]{1,253}");
    private static final Pattern UID = Pattern.compile("[0-9a-f]{32}");

    private Names() {}

    /** Not hidden, and not that of the file beside the objects' own directories. */
    static boolean isObject(String name) {
        return OBJECT.matcher(name).matches() && !name.equals(IDENTITY);
    }

    static boolean isKey(String name) {
        return KEY.matcher(name).matches();
    }

    static boolean isUid(String name) {
        return UID.matcher(name).matches();
    }
}
