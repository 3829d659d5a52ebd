package dev.tacit.template.version;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A semantic version; its numbers are unsigned. */
record Version(long major, long minor, long patch, String prerelease, String metadata, String original) {
    private static final String IDENTIFIERS = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
    static final String SUFFIX = "(?P<suffix>-(?P<pre>" + IDENTIFIERS + "))?(?:\\+(?P<meta>" + IDENTIFIERS + "))?";
    private static final Pattern PATTERN =
            Pattern.compile("v?(?P<major>[0-9]+)(?:\\.(?P<minor>[0-9]+))?(?:\\.(?P<patch>[0-9]+))?" + SUFFIX);

    /** Empty when it is none. Minor and patch may lack. */
    static Optional<Version> parse(String text) {
        var matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var prerelease = orEmpty(matcher.group("pre"));
        boolean zeros = List.of(prerelease.split("\\.", -1)).stream().anyMatch(part -> part.matches("0[0-9]+"));
        var major = number(matcher.group("major"));
        var minor = number(orZero(matcher.group("minor")));
        var patch = number(orZero(matcher.group("patch")));
        return zeros || major.isEmpty() || minor.isEmpty() || patch.isEmpty()
                ? Optional.empty()
                : Optional.of(new Version(
                        major.get(), minor.get(), patch.get(), prerelease, orEmpty(matcher.group("meta")), text));
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    private static String orZero(@Nullable String group) {
        return group == null ? "0" : group;
    }

    /** Empty when it is none, or has more than 64 bits. */
    private static Optional<Long> number(String digits) {
        try {
            return Optional.of(Long.parseUnsignedLong(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    String shown() {
        return Long.toUnsignedString(major)
                + "." + Long.toUnsignedString(minor)
                + "." + Long.toUnsignedString(patch)
                + (prerelease.isEmpty() ? "" : "-" + prerelease)
                + (metadata.isEmpty() ? "" : "+" + metadata);
    }

    boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    /** By precedence; metadata have none. */
    int compare(Version other) {
        int numbers = compareNumbers(other);
        if (numbers != 0) {
            return numbers;
        }
        return isPrerelease() && other.isPrerelease()
                ? comparePrerelease(other)
                : Boolean.compare(other.isPrerelease(), isPrerelease());
    }

    private int compareNumbers(Version other) {
        int majors = Long.compareUnsigned(major, other.major);
        int minors = majors != 0 ? majors : Long.compareUnsigned(minor, other.minor);
        return minors != 0 ? minors : Long.compareUnsigned(patch, other.patch);
    }

    int comparePrerelease(Version other) {
        var ours = prerelease.split("\\.", -1);
        var theirs = other.prerelease.split("\\.", -1);
        for (int i = 0; i < Math.max(ours.length, theirs.length); i++) {
            int parts = compareParts(i < ours.length ? ours[i] : "", i < theirs.length ? theirs[i] : "");
            if (parts != 0) {
                return parts;
            }
        }
        return 0;
    }

    /** A part that lacks comes first, then numbers by their value, then words. */
    private static int compareParts(String ours, String theirs) {
        if (ours.isEmpty() || theirs.isEmpty()) {
            return Boolean.compare(theirs.isEmpty(), ours.isEmpty());
        }
        var ourNumber = number(ours);
        var theirNumber = number(theirs);
        return ourNumber.isPresent() && theirNumber.isPresent()
                ? Long.compareUnsigned(ourNumber.get(), theirNumber.get())
                : ourNumber.isEmpty() && theirNumber.isEmpty()
                        ? ours.compareTo(theirs)
                        : Boolean.compare(theirNumber.isPresent(), ourNumber.isPresent());
    }
}
