package dev.tacit.kubernetes;

import dev.tacit.kubernetes.api.ObjectMeta;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What tells that an object did not move: its resourceVersion, with the time of its last write. After the cluster was put back
 * to an earlier state, resourceVersions are given anew, so one alone may stand for another content.
 *
 * @param time empty where nobody knows it
 */
record Version(String resourceVersion, String time) {
    static Version of(ObjectMeta meta) {
        var writer = meta.writer();
        return new Version(meta.resourceVersion(), writer == null ? "" : writer.time());
    }

    /** Reads {@link #text}. */
    static Version parse(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? new Version(text, "") : new Version(text.substring(0, blank), text.substring(blank + 1));
    }

    /** As it is recorded. */
    String text() {
        return time.isEmpty() ? resourceVersion : resourceVersion + " " + time;
    }

    /** Whether this is the very state that was recorded. */
    boolean is(@Nullable String recorded) {
        if (recorded == null) {
            return false;
        }
        var other = parse(recorded);
        return resourceVersion.equals(other.resourceVersion)
                && (time.isEmpty() || other.time.isEmpty() || time.equals(other.time));
    }

    /** Whether this is a state from before, or one that only looks like the one recorded. */
    boolean wentBackFrom(String recorded) {
        var other = parse(recorded);
        return resourceVersion.equals(other.resourceVersion)
                ? !is(recorded)
                : number(resourceVersion).compareTo(number(other.resourceVersion)) < 0;
    }

    /** The highest of what is recorded of a target: its own version was never below that. */
    static BigInteger highest(Stream<@Nullable String> recorded) {
        return recorded.filter(Objects::nonNull)
                .map(text -> number(parse(Objects.requireNonNull(text)).resourceVersion()))
                .max(Comparator.naturalOrder())
                .orElse(BigInteger.ZERO);
    }

    BigInteger number() {
        return number(resourceVersion);
    }

    /** The versions of one object are comparable numbers (KEP-5504); others never go back. */
    static BigInteger number(String version) {
        return version.matches("[0-9]{1,40}") ? new BigInteger(version) : BigInteger.ZERO;
    }
}
