package dev.tacit.core.resource;

/** A pattern of names in which {@code *} stands for any text, {@code ?} for one character. */
public record Glob(String text) {
    /** Takes time in the lengths' product at most, whatever the pattern. */
    public boolean matches(String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < text.length() && text.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < text.length() && (text.charAt(p) == '?' || text.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < text.length() && text.charAt(p) == '*') {
            p++;
        }
        return p == text.length();
    }

    boolean matchesEverything() {
        return text.chars().allMatch(c -> c == '*');
    }
}
