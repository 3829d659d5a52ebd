package dev.tacit.template.syntax;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.value.GoValue;
import java.math.BigInteger;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as it is written: its type follows from where it stands.
 *
 * @param ideal what it is where nothing asks for a type; null when it fits no type that it could have then
 * @param real what it is where a {@code float64} is asked for
 * @param whole what it is where an integer is asked for
 */
public record Numeral(@Nullable GoValue ideal, OptionalDouble real, OptionalLong whole) {
    private static final Pattern INTEGER =
            Pattern.compile("[+-]?(?:0[xX]_?(?<hex>[0-9a-fA-F_]+)|0[bB]_?(?<bin>[01_]+)|0[oO]?_?(?<oct>[0-7_]+)"
                    + "|(?<dec>[1-9][0-9_]*|0))");
    private static final String FLOAT = "[+-]?(?:0[xX]_?(?:[0-9a-fA-F_]+\\.?[0-9a-fA-F_]*|\\.[0-9a-fA-F_]+)"
            + "[pP][+-]?[0-9_]+|(?:[0-9_]+\\.?[0-9_]*|\\.[0-9_]+)(?:[eE][+-]?[0-9_]+)?)";
    private static final Pattern ONE_FLOAT = Pattern.compile(FLOAT);
    private static final Pattern COMPLEX = Pattern.compile("(?<real>" + FLOAT + ")(?<imaginary>[+-]" + FLOAT + ")i");
    private static final Pattern PREFIX = Pattern.compile("[+-]?(?:0[xXbBoO])?");
    private static final Pattern STRAY = Pattern.compile("(?:^|[^0-9])_|_(?:$|[^0-9])");
    private static final Pattern STRAY_IN_HEX = Pattern.compile("(?:^|[^0-9a-fA-F])_|_(?:$|[^0-9a-fA-F])");

    /** Stands for all integers that are too large for any type. */
    private static final BigInteger BEYOND = BigInteger.ONE.shiftLeft(100);

    static Numeral of(long whole) {
        return new Numeral(GoValue.Int.constant(whole), OptionalDouble.of((double) whole), OptionalLong.of(whole));
    }

    private static Numeral of(double real) {
        return new Numeral(new GoValue.Real(real), OptionalDouble.of(real), whole(real));
    }

    /** A complex number without imaginary part is also a real one. */
    private static Numeral of(double real, double imaginary) {
        return new Numeral(
                new GoValue.Complex(real, imaginary),
                imaginary == 0 ? OptionalDouble.of(real) : OptionalDouble.empty(),
                imaginary == 0 ? whole(real) : OptionalLong.empty());
    }

    private static OptionalLong whole(double real) {
        long whole = (long) real;
        return whole == real && whole != Long.MAX_VALUE ? OptionalLong.of(whole) : OptionalLong.empty();
    }

    static Numeral number(Token token) {
        var text = token.text();
        var number =
                token.kind() == Token.Kind.COMPLEX ? complex(text) : text.endsWith("i") ? imaginary(text) : real(text);
        if (number == null) {
            throw Failure.syntax(token.offset(), "This is not a valid number.");
        }
        return number;
    }

    private static @Nullable Numeral complex(String text) {
        var parts = COMPLEX.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        var real = real64(parts.group("real"));
        var imaginary = real64(parts.group("imaginary"));
        return real.isPresent() && imaginary.isPresent() ? of(real.getAsDouble(), imaginary.getAsDouble()) : null;
    }

    private static @Nullable Numeral imaginary(String text) {
        var part = real64(text.substring(0, text.length() - 1));
        return part.isPresent() ? of(0, part.getAsDouble()) : null;
    }

    private static @Nullable Numeral real(String text) {
        // Go takes a signed hexadecimal integer with a digit e for a float; so do we.
        boolean isFloat = text.matches(text.startsWith("0x") || text.startsWith("0X") ? ".*[pP].*" : ".*[.eEpP].*");
        var integer = INTEGER.matcher(text);
        if (underscoresFit(text) && integer.matches()) {
            var magnitude = integer(integer);
            var value = text.startsWith("-") ? magnitude.negate() : magnitude;
            if (value.bitLength() <= 63) {
                return isFloat ? of(value.doubleValue()) : of(value.longValueExact());
            }
            // An unsigned integer has no type of its own, so only where a float is asked for is it a number.
            boolean unsigned = magnitude.bitLength() <= 64 && !text.startsWith("-") && !text.startsWith("+");
            return unsigned
                    ? new Numeral(null, OptionalDouble.of(magnitude.doubleValue()), OptionalLong.empty())
                    : null;
        }
        var float64 = isFloat ? real64(text) : OptionalDouble.empty();
        return float64.isPresent() ? of(float64.getAsDouble()) : null;
    }

    private static OptionalDouble real64(String text) {
        if (underscoresFit(text) && ONE_FLOAT.matcher(text).matches()) {
            double value = Double.parseDouble(text.replace("_", ""));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        }
        return OptionalDouble.empty();
    }

    /** Whether each underscore stands between digits; a base prefix counts as a digit. */
    private static boolean underscoresFit(String text) {
        if (text.indexOf('_') < 0) {
            return true;
        }
        var prefix = PREFIX.matcher(text);
        boolean prefixed = prefix.lookingAt() && prefix.end() > 1;
        var digits = (prefixed ? "0" : "") + text.substring(prefixed ? prefix.end() : 0);
        return !(prefixed ? STRAY_IN_HEX : STRAY).matcher(digits).find();
    }

    private static BigInteger integer(MatchResult m) {
        for (var base : new Base[] {new Base("hex", 16), new Base("bin", 2), new Base("oct", 8)}) {
            if (m.group(base.group) != null) {
                return integer(m.group(base.group), base.radix);
            }
        }
        return integer(m.group("dec"), 10);
    }

    private static BigInteger integer(String digits, int radix) {
        var significant = digits.replace("_", "").replaceFirst("^0+(?=.)", "");
        return significant.length() > 64 ? BEYOND : new BigInteger(significant, radix);
    }

    private record Base(String group, int radix) {}
}
