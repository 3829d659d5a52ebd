package dev.tacit.hcl.eval;

import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What unquoted scalars of YAML mean; the words are those of YAML 1.1, as in Terraform. */
final class YamlScalars {
    private static final String PREFIX = "tag:yaml.org,2002:";
    /** What numbers, bools and nulls begin with. */
    private static final String HINTS = "+-.0123456789yYnNtTfFoO~";

    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern TIMESTAMP = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
            + "(?:(?:[Tt]([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]+))?(Z|[+-][0-9]{2}:[0-9]{2}))"
            + "|(?: ([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]+))?))?");
    private static final Map<String, Value> WORDS = Map.ofEntries(
            Map.entry("y", Bool.TRUE),
            Map.entry("yes", Bool.TRUE),
            Map.entry("true", Bool.TRUE),
            Map.entry("on", Bool.TRUE),
            Map.entry("n", Bool.FALSE),
            Map.entry("no", Bool.FALSE),
            Map.entry("false", Bool.FALSE),
            Map.entry("off", Bool.FALSE),
            Map.entry("null", Null.UNTYPED),
            Map.entry("~", Null.UNTYPED),
            Map.entry("", Null.UNTYPED),
            Map.entry(".inf", Num.infinity(false)),
            Map.entry("+.inf", Num.infinity(false)),
            Map.entry("-.inf", Num.infinity(true)));

    private YamlScalars() {}

    /**
     * Empty for a scalar that is not what its tag says, or has an unknown tag.
     *
     * @param tag empty when there is none
     */
    static Optional<Value> value(String tag, String text, boolean plain) {
        if (!plain && !text.isEmpty() && HINTS.indexOf(text.charAt(0)) >= 0) {
            return Optional.of(Unicode.text(text)); // quotes count for more than a tag
        }
        return switch (tag.startsWith(PREFIX) ? tag.substring(PREFIX.length()) : tag) {
            case "" -> plain ? plain(text) : Optional.of(Unicode.text(text));
            case "str", "binary" -> Optional.of(Unicode.text(text));
            case "bool" -> word(text).filter(v -> v instanceof Bool);
            case "int", "float" -> number(text.replace("_", ""));
            case "null" -> Optional.of(Null.UNTYPED);
            case "timestamp" -> timestamp(text).map(Unicode::text);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> plain(String text) {
        var word = word(text);
        if (word.isPresent()) {
            return word;
        }
        if (text.equals(".nan") || text.equals(".NaN") || text.equals(".NAN")) {
            return Optional.empty();
        }
        var timestamp = timestamp(text);
        if (timestamp.isPresent()) {
            return timestamp.map(Unicode::text);
        }
        if (INTEGER.matcher(text).matches() || FLOAT.matcher(text).matches()) {
            return number(text);
        }
        return Optional.of(Unicode.text(text));
    }

    /** In small letters, in capitals, or with one capital at the start. */
    private static Optional<Value> word(String text) {
        var small = text.toLowerCase(java.util.Locale.ROOT);
        int first = small.length() > 1 && !Character.isLetter(small.charAt(0)) ? small.indexOf('.') + 1 : 0;
        var capital = small.isEmpty()
                ? small
                : small.substring(0, first)
                        + small.substring(first, first + 1).toUpperCase(java.util.Locale.ROOT)
                        + small.substring(first + 1);
        boolean spelled =
                text.equals(small) || text.equals(capital) || text.equals(small.toUpperCase(java.util.Locale.ROOT));
        return spelled ? Optional.ofNullable(WORDS.get(small)) : Optional.empty();
    }

    private static Optional<Value> number(String text) {
        if (FLOAT.matcher(text).matches()) {
            return Num.parse(text.endsWith(".") ? text + "0" : text.replaceFirst("\\.(?=[eE])", ""))
                    .map(n -> n);
        }
        int sign = text.startsWith("-") ? -1 : 1;
        var digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        int base = digits.startsWith("0x") || digits.startsWith("0X")
                ? 16
                : digits.startsWith("0o") || digits.startsWith("0O") ? 8 : digits.startsWith("0b") ? 2 : 0;
        try {
            return base == 0
                    ? Optional.empty()
                    : Optional.of(
                            Num.sized(new BigInteger(digits.substring(2), base).multiply(BigInteger.valueOf(sign))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> timestamp(String text) {
        var m = TIMESTAMP.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int time = m.group(4) != null ? 4 : 9;
        boolean dateOnly = m.group(4) == null && m.group(9) == null;
        try {
            var local = LocalDateTime.of(
                    Integer.parseInt(m.group(1)),
                    Integer.parseInt(m.group(2)),
                    Integer.parseInt(m.group(3)),
                    dateOnly ? 0 : Integer.parseInt(m.group(time)),
                    dateOnly ? 0 : Integer.parseInt(m.group(time + 1)),
                    dateOnly ? 0 : Integer.parseInt(m.group(time + 2)));
            var offset = m.group(8) == null ? ZoneOffset.UTC : ZoneOffset.of(m.group(8));
            return Optional.of(Timestamps.text(local.atOffset(offset)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
