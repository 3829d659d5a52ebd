package dev.tacit.hcl.eval;

import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The verbs of {@code format}: Go's, for the types that HCL has. */
final class Format {
    private static final Pattern VERB = Pattern.compile(
            "%(?:(?<percent>%)|(?<flags>[0#\\-+ ]*)(?<width>[1-9][0-9]{0,5})?(?:\\.(?<precision>[0-9]{0,5}))?"
                    + "(?:\\[(?<argument>[1-9][0-9]{0,5})])?(?<mode>[a-zA-Z]))");

    private final Arguments call;

    Format(Arguments call) {
        this.call = call;
    }

    private record Verb(String flags, int width, int precision, char mode) {
        boolean has(char flag) {
            return flags.indexOf(flag) >= 0;
        }
    }

    Content apply(String format, List<Value> arguments) {
        var out = new StringBuilder();
        var m = VERB.matcher(format);
        int next = 1;
        int highest = 0;
        int from = 0;
        for (int at = format.indexOf('%'); at >= 0; at = format.indexOf('%', from)) {
            out.append(format, from, at);
            if (!m.region(at, format.length()).lookingAt()) {
                return call.refuse(0, "there is an invalid verb after a percent sign; %% stands for the sign itself.");
            }
            from = m.end();
            if (m.group("percent") != null) {
                out.append('%');
                continue;
            }
            int number = m.group("argument") == null ? next : Integer.parseInt(m.group("argument"));
            highest = Math.max(highest, number);
            next = number + 1;
            if (number > arguments.size()) {
                return call.refuse(0, "it uses argument " + number + ", but there are " + arguments.size() + ".");
            }
            var verb = new Verb(
                    m.group("flags"),
                    count(m.group("width"), -1),
                    count(m.group("precision"), -1),
                    m.group("mode").charAt(0));
            var piece = piece(verb, arguments.get(number - 1));
            if (piece == null) {
                return call.refuse(
                        Math.min(number, call.count() - 1), "it does not suit the verb %" + verb.mode() + ".");
            }
            out.append(piece);
        }
        if (highest < arguments.size()) {
            return call.refuse(highest + 1, "the format uses only " + highest + " arguments.");
        }
        out.append(format, from, format.length());
        return Arguments.give(out.toString());
    }

    private static int count(@Nullable String digits, int absent) {
        return digits == null ? absent : digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private @Nullable String piece(Verb verb, Value argument) {
        if (verb.mode() == 'v') {
            return asIs(verb, argument);
        }
        if (argument instanceof Null) {
            return null;
        }
        return switch (verb.mode()) {
            case 't' -> converted(argument, Type.BOOL) instanceof Bool b ? (b.isTrue() ? "true" : "false") : null;
            case 's', 'q' -> converted(argument, Type.STRING) instanceof Text t ? text(verb, t.string()) : null;
            case 'd', 'b', 'o', 'x', 'X' ->
                converted(argument, Type.NUMBER) instanceof Num n && n.isInteger() ? integer(verb, n) : null;
            case 'f', 'e', 'E', 'g', 'G' -> converted(argument, Type.NUMBER) instanceof Num n ? decimal(verb, n) : null;
            default -> null;
        };
    }

    private @Nullable Value converted(Value value, Type type) {
        return call.conversions().convert(value, type) instanceof Converted.To(Value v) ? v : null;
    }

    private static @Nullable String asIs(Verb verb, Value argument) {
        if (!verb.has('#')) {
            if (argument instanceof Text t) {
                return padded(verb, t.string());
            }
            if (argument instanceof Num n) {
                return padded(verb, general(n, -1, 'e'));
            }
        }
        return JsonWriter.write(argument).map(json -> padded(verb, json)).orElse(null);
    }

    private static String text(Verb verb, String string) {
        var cut = string;
        if (verb.precision() > 0) {
            var clusters = Unicode.clusters(string);
            cut = String.join("", clusters.subList(0, Math.min(verb.precision(), clusters.size())));
        }
        return padded(verb, verb.mode() == 'q' ? JsonWriter.quoted(cut) : cut);
    }

    private static String padded(Verb verb, String piece) {
        int missing = verb.width() - Unicode.length(piece);
        if (missing <= 0) {
            return piece;
        }
        var padding = (verb.has('0') ? "0" : " ").repeat(missing);
        return verb.has('-') ? piece + padding : padding + piece;
    }

    private static String integer(Verb verb, Num number) {
        var value = number.truncated();
        var digits = switch (verb.mode()) {
            case 'b' -> value.abs().toString(2);
            case 'o' -> value.abs().toString(8);
            case 'x' -> value.abs().toString(16);
            case 'X' -> value.abs().toString(16).toUpperCase(Locale.ROOT);
            default -> value.abs().toString();
        };
        if (digits.length() < verb.precision()) {
            digits = "0".repeat(verb.precision() - digits.length()) + digits;
        }
        if (verb.precision() == 0 && value.signum() == 0) {
            digits = "";
        }
        var prefix = !verb.has('#')
                ? ""
                : switch (verb.mode()) {
                    case 'b' -> "0b";
                    case 'o' -> digits.startsWith("0") ? "" : "0";
                    case 'x' -> "0x";
                    case 'X' -> "0X";
                    default -> "";
                };
        // A precision turns zero padding off, as in Go.
        return signed(verb, value.signum() < 0, prefix, digits, verb.precision() < 0);
    }

    private static String decimal(Verb verb, Num number) {
        if (number.isInfinite()) {
            return signed(verb, number.signum() < 0, "", "Inf", false);
        }
        int precision = verb.precision() < 0 && Character.toLowerCase(verb.mode()) != 'g' ? 6 : verb.precision();
        var magnitude = number.abs();
        var digits = switch (verb.mode()) {
            case 'f' ->
                exact(magnitude).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
            case 'e', 'E' -> scientific(exact(magnitude), precision, verb.mode());
            default -> general(magnitude, precision, verb.mode() == 'g' ? 'e' : 'E');
        };
        return signed(verb, number.signum() < 0, "", digits, true);
    }

    private static String signed(Verb verb, boolean negative, String prefix, String digits, boolean zeros) {
        var sign = (negative ? "-" : verb.has('+') ? "+" : verb.has(' ') ? " " : "") + prefix;
        int missing = verb.width() - sign.length() - digits.length();
        if (missing <= 0) {
            return sign + digits;
        }
        if (verb.has('-')) {
            return sign + digits + " ".repeat(missing);
        }
        return verb.has('0') && zeros ? sign + "0".repeat(missing) + digits : " ".repeat(missing) + sign + digits;
    }

    private static BigDecimal exact(Num number) {
        return number.toBigDecimal();
    }

    private static String scientific(BigDecimal value, int precision, char e) {
        if (value.signum() == 0) {
            return (precision > 0 ? "0." + "0".repeat(precision) : "0") + e + "+00";
        }
        var rounded = value.round(new java.math.MathContext(precision + 1, RoundingMode.HALF_EVEN));
        var digits = rounded.unscaledValue().toString();
        int exponent = digits.length() - 1 - rounded.scale();
        digits = (digits + "0".repeat(precision + 1)).substring(0, precision + 1);
        return digits.charAt(0) + (precision > 0 ? "." + digits.substring(1) : "") + exponent(exponent, e);
    }

    private static String exponent(int exponent, char e) {
        int size = Math.abs(exponent);
        return e + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }

    /** Shortest digits when {@code precision} is negative; an exponent where it is shorter to read. */
    private static String general(Num number, int precision, char e) {
        if (number.isInfinite()) {
            return number.format();
        }
        var plain = new BigDecimal(number.format());
        if (plain.signum() == 0) {
            return number.format();
        }
        int most = precision < 0 ? 6 : Math.max(1, precision);
        if (precision >= 0) {
            plain = exact(number).round(new java.math.MathContext(most, RoundingMode.HALF_EVEN));
        }
        plain = plain.stripTrailingZeros();
        int digits = plain.precision();
        int exponent = digits - 1 - plain.scale();
        int limit = most > digits && digits >= exponent + 1 ? digits : most;
        if (precision < 0) {
            limit = 6;
        }
        if (exponent < -4 || exponent >= limit) {
            var unscaled = plain.unscaledValue().abs().toString();
            return (plain.signum() < 0 ? "-" : "")
                    + unscaled.charAt(0)
                    + (digits > 1 ? "." + unscaled.substring(1) : "")
                    + exponent(exponent, e);
        }
        return plain.toPlainString();
    }
}
