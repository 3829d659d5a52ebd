package dev.tacit.hcl.eval;

import java.util.ArrayDeque;

/** Paths as text, with forward slashes: nothing here asks the file system. */
final class Paths {
    private Paths() {}

    /** Without empty parts, {@code .}, and {@code ..} after a part that it undoes. */
    static String clean(String path) {
        boolean rooted = path.startsWith("/");
        var parts = new ArrayDeque<String>();
        for (var part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (!part.equals("..")) {
                parts.addLast(part);
            } else if (!parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!rooted) {
                parts.addLast(part);
            }
        }
        var joined = (rooted ? "/" : "") + String.join("/", parts);
        return joined.isEmpty() ? "." : joined;
    }

    static String base(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    static String directory(String path) {
        return clean(path.substring(0, path.lastIndexOf('/') + 1));
    }
}
