package dev.tacit.template.version;

import com.google.re2j.Pattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One constraint, such as ">=1.2".
 *
 * @param given how much of the version is said, the rest being "x" or left out
 */
record Constraint(Operator operator, Version version, Given given) {
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        GREATER,
        LESS,
        AT_LEAST,
        AT_MOST,
        TILDE,
        CARET
    }

    enum Given {
        NOTHING,
        MAJOR,
        MINOR,
        ALL
    }

    private static final Pattern PATTERN = Pattern.compile("\\s*(?P<operator>" + Constraints.OPERATOR
            + ")\\s*v?(?P<major>" + Constraints.PLACE + ")(?:\\.(?P<minor>" + Constraints.PLACE + "))?(?:\\.(?P<patch>"
            + Constraints.PLACE + "))?" + Version.SUFFIX + "\\s*");

    /** Empty when it is none. */
    static Optional<Constraint> parse(String text) {
        var matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var major = matcher.group("major");
        var minor = matcher.group("minor");
        var patch = matcher.group("patch");
        var given = isAny(major) ? Given.NOTHING : isAny(minor) ? Given.MAJOR : isAny(patch) ? Given.MINOR : Given.ALL;
        var suffix = matcher.group("suffix") == null ? "" : matcher.group("suffix");
        var version = switch (given) {
            case NOTHING -> "0.0.0" + suffix;
            case MAJOR -> major + ".0.0" + suffix;
            case MINOR -> major + "." + minor + ".0" + suffix;
            case ALL -> major + "." + minor + "." + patch + suffix;
        };
        return Version.parse(version).map(v -> new Constraint(operator(matcher.group("operator")), v, given));
    }

    private static boolean isAny(@Nullable String place) {
        return place == null || place.equals("x") || place.equals("X") || place.equals("*");
    }

    private static Operator operator(String text) {
        return switch (text) {
            case "", "=" -> Operator.EQUAL;
            case "!=" -> Operator.NOT_EQUAL;
            case ">" -> Operator.GREATER;
            case "<" -> Operator.LESS;
            case ">=", "=>" -> Operator.AT_LEAST;
            case "<=", "=<" -> Operator.AT_MOST;
            case "~", "~>" -> Operator.TILDE;
            case "^" -> Operator.CARET;
            default -> throw new IllegalStateException("an operator that the pattern does not have: a bug in Tacit");
        };
    }

    boolean allows(Version v) {
        boolean exactlyUnequal = operator == Operator.NOT_EQUAL && given == Given.ALL;
        if (!exactlyUnequal && v.isPrerelease() && !version.isPrerelease()) {
            return false; // only who asks for prereleases gets them
        }
        return switch (operator) {
            case EQUAL -> given == Given.ALL ? v.compare(version) == 0 : isWithinTilde(v);
            case NOT_EQUAL -> isOther(v);
            case GREATER -> isGreater(v);
            case LESS -> v.compare(version) < 0;
            case AT_LEAST -> v.compare(version) >= 0;
            case AT_MOST -> isAtMost(v);
            case TILDE -> isWithinTilde(v);
            case CARET -> isWithinCaret(v);
        };
    }

    private int majors(Version v) {
        return Long.compareUnsigned(v.major(), version.major());
    }

    private int minors(Version v) {
        return Long.compareUnsigned(v.minor(), version.minor());
    }

    private boolean isOther(Version v) {
        return switch (given) {
            case NOTHING -> majors(v) != 0 || minors(v) != 0 || v.patch() != version.patch() || v.compare(version) != 0;
            case MAJOR -> majors(v) != 0;
            case MINOR ->
                majors(v) != 0
                        || minors(v) != 0
                        || ((v.isPrerelease() || version.isPrerelease()) && v.comparePrerelease(version) != 0);
            case ALL -> v.compare(version) != 0;
        };
    }

    private boolean isGreater(Version v) {
        return switch (given) {
            case NOTHING, ALL -> v.compare(version) > 0;
            case MAJOR -> majors(v) > 0;
            case MINOR -> majors(v) > 0 || (majors(v) == 0 && minors(v) > 0);
        };
    }

    private boolean isAtMost(Version v) {
        return switch (given) {
            case ALL -> v.compare(version) <= 0;
            case MAJOR -> majors(v) <= 0;
            case NOTHING, MINOR -> majors(v) < 0 || (majors(v) == 0 && minors(v) <= 0);
        };
    }

    /** The same minor version as far as it is given; anything from 0.0.0 on. */
    private boolean isWithinTilde(Version v) {
        boolean zero = version.major() == 0 && version.minor() == 0 && version.patch() == 0;
        if (v.compare(version) < 0) {
            return false;
        }
        return switch (given) {
            case MAJOR -> majors(v) == 0;
            case MINOR -> majors(v) == 0 && minors(v) == 0;
            case NOTHING, ALL -> zero || (majors(v) == 0 && minors(v) == 0);
        };
    }

    /** The same up to the first number that is not zero. */
    private boolean isWithinCaret(Version v) {
        if (v.compare(version) < 0) {
            return false;
        }
        if (version.major() != 0 || given == Given.MAJOR) {
            return majors(v) == 0;
        }
        if (majors(v) > 0) {
            return false;
        }
        if (version.minor() != 0 || given == Given.MINOR) {
            return minors(v) == 0;
        }
        return minors(v) == 0 && v.patch() == version.patch();
    }
}
