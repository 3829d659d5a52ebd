package dev.tacit.template.version;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a version has to be: all constraints of one of the alternatives. */
record Constraints(List<List<Constraint>> alternatives) {
    private static final String NAMELESS_SUFFIX = Version.SUFFIX.replaceAll("P<[a-z]+>", ":");
    static final String PLACE = "[0-9|xX*]+";
    private static final String VERSION = "v?" + PLACE + "(?:\\." + PLACE + ")?(?:\\." + PLACE + ")?" + NAMELESS_SUFFIX;
    static final String OPERATOR = "=||!=|>|<|>=|=>|<=|=<|~|~>|\\^";
    private static final String ONE = "(?:" + OPERATOR + ")\\s*(?:" + VERSION + ")";

    private static final Pattern RANGE = Pattern.compile("\\s*(" + VERSION + ")\\s+-\\s+(" + VERSION + ")\\s*");
    private static final Pattern ALL = Pattern.compile("\\s*" + ONE + "\\s*(?:(?:\\s+|,\\s*)" + ONE + "\\s*)*");
    private static final Pattern EACH = Pattern.compile(ONE);

    /** Empty when it is none. */
    static Optional<Constraints> parse(String text) {
        var alternatives = new ArrayList<List<Constraint>>();
        for (var alternative : withoutRanges(text).split("\\|\\|", -1)) {
            if (!ALL.matches(alternative)) {
                return Optional.empty();
            }
            var constraints = new ArrayList<Constraint>();
            var matcher = EACH.matcher(alternative);
            while (matcher.find()) {
                var constraint = Constraint.parse(matcher.group());
                if (constraint.isEmpty()) {
                    return Optional.empty();
                }
                constraints.add(constraint.get());
            }
            alternatives.add(constraints);
        }
        return Optional.of(new Constraints(alternatives));
    }

    /** "1.2 - 3" means both ends and all between. */
    private static String withoutRanges(String text) {
        var matcher = RANGE.matcher(text);
        var out = new StringBuilder();
        int copied = 0;
        while (matcher.find()) {
            out.append(text, copied, matcher.start())
                    .append(">= ")
                    .append(matcher.group(1))
                    .append(", <= ")
                    .append(matcher.group(2))
                    .append(' ');
            copied = matcher.end();
        }
        return out.append(text, copied, text.length()).toString();
    }

    boolean allow(Version version) {
        return alternatives.stream().anyMatch(all -> all.stream().allMatch(one -> one.allows(version)));
    }
}
