package dev.tacit.hcl.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A constraint on versions as in Terraform: {@code >= 1.2, < 2.0, ~> 1.4}; every part must hold. */
public final class VersionConstraint {
    private static final Pattern PART = Pattern.compile(
            "\\s*(?<operator>=|!=|>=|<=|>|<|~>)?\\s*v?(?<numbers>\\d{1,9}(?:\\.\\d{1,9}){0,2})(?<pre>-[0-9A-Za-z.-]+)?\\s*");
    private static final Pattern VERSION =
            Pattern.compile("(?<numbers>\\d{1,9}(?:\\.\\d{1,9}){0,2})(?<pre>-[0-9A-Za-z.-]+)?(?:\\+.*)?");

    private final List<Part> parts;

    /**
     * One comparison.
     *
     * @param given how many numbers were written
     */
    private record Part(String operator, List<Integer> numbers, int given) {
        boolean allows(List<Integer> version) {
            int order = Arrays.compare(version.toArray(Integer[]::new), numbers.toArray(Integer[]::new));
            return switch (operator) {
                case "!=" -> order != 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case "~>" -> order >= 0 && prefix(version).equals(prefix(numbers));
                default -> order == 0;
            };
        }

        /** The numbers that {@code ~>} holds fast: all but the last one written. */
        private List<Integer> prefix(List<Integer> of) {
            return of.subList(0, Math.max(1, given - 1));
        }
    }

    private VersionConstraint(List<Part> parts) {
        this.parts = parts;
    }

    /** Empty when {@code text} is no constraint. */
    public static Optional<VersionConstraint> parse(String text) {
        var parts = new ArrayList<Part>();
        for (var piece : text.split(",", -1)) {
            var m = PART.matcher(piece);
            if (!m.matches()) {
                return Optional.empty();
            }
            var operator = m.group("operator") == null ? "=" : m.group("operator");
            parts.add(new Part(
                    operator, numbers(m.group("numbers")), m.group("numbers").split("\\.", -1).length));
        }
        return Optional.of(new VersionConstraint(parts));
    }

    /**
     * Whether {@code version} satisfies every part; what follows a dash in it is not compared, so that a build before a
     * release counts as the release.
     */
    public boolean allows(String version) {
        var m = VERSION.matcher(version);
        return m.matches() && parts.stream().allMatch(p -> p.allows(numbers(m.group("numbers"))));
    }

    private static List<Integer> numbers(String text) {
        var numbers = new ArrayList<Integer>();
        for (var number : text.split("\\.", -1)) {
            numbers.add(Integer.valueOf(number));
        }
        while (numbers.size() < 3) {
            numbers.add(0);
        }
        return numbers;
    }
}
