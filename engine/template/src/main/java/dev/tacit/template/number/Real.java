package dev.tacit.template.number;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.format.FloatFormat;
import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Calculates with floating-point numbers: adds and multiplies in decimal, as github.com/shopspring/decimal does. */
final class Real {
    /** Digits after the point that a quotient has. */
    private static final int QUOTIENT = 16;

    private Real() {}

    static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "add1f" ->
                function(name, "any", a -> answer(decimal(Casts.real(a, 0), a).add(BigDecimal.ONE)));
            case "addf" -> function(name, "any...", a -> folded(a, BigDecimal.ZERO, 0, BigDecimal::add));
            case "subf" -> function(name, "any any...", a -> over(a, BigDecimal::subtract));
            case "mulf" -> function(name, "any any...", a -> over(a, BigDecimal::multiply));
            case "divf" -> function(name, "any any...", a -> over(a, (x, y) -> quotient(x, y, a)));
            case "maxf" -> function(name, "any any...", a -> chosen(a, Real::larger));
            case "minf" -> function(name, "any any...", a -> chosen(a, Real::smaller));
            case "ceil" -> function(name, "any", a -> new GoValue.Real(Math.ceil(Casts.real(a, 0))));
            case "floor" -> function(name, "any", a -> new GoValue.Real(Math.floor(Casts.real(a, 0))));
            case "round" -> function(name, "any int float64...", Real::round);
            default -> null;
        };
    }

    private static GoValue over(Arguments arguments, BinaryOperator<BigDecimal> operator) {
        return folded(arguments, decimal(Casts.real(arguments, 0), arguments), 1, operator);
    }

    private static GoValue folded(
            Arguments arguments, BigDecimal first, int from, BinaryOperator<BigDecimal> operator) {
        var value = first;
        for (int i = from; i < arguments.size(); i++) {
            value = operator.apply(value, decimal(Casts.real(arguments, i), arguments));
            arguments.spend(1 + value.unscaledValue().bitLength() / Long.SIZE);
        }
        return answer(value);
    }

    private static GoValue answer(BigDecimal value) {
        return new GoValue.Real(value.doubleValue());
    }

    /** By the fewest digits that name it; Java alone has never fewer than two. */
    private static BigDecimal decimal(double value, Arguments arguments) {
        if (!Double.isFinite(value)) {
            throw arguments.failure("A number that is infinite, or none, cannot be calculated with.");
        }
        return new BigDecimal(FloatFormat.shortest(value)).stripTrailingZeros();
    }

    private static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor, Arguments arguments) {
        if (divisor.signum() == 0) {
            throw arguments.failure("Division by zero. What is not a number counts as zero.");
        }
        return dividend.divide(divisor, QUOTIENT, RoundingMode.HALF_UP);
    }

    private static GoValue chosen(Arguments arguments, DoubleBinaryOperator operator) {
        double value = Casts.real(arguments, 0);
        for (int i = 1; i < arguments.size(); i++) {
            value = operator.applyAsDouble(value, Casts.real(arguments, i));
        }
        return new GoValue.Real(value);
    }

    /** In Go, infinity is larger than what is no number. */
    private static double larger(double a, double b) {
        double infinity = Double.POSITIVE_INFINITY;
        return a == infinity || b == infinity ? infinity : Math.max(a, b);
    }

    private static double smaller(double a, double b) {
        return -larger(-a, -b);
    }

    /** To so many places after the point; up from the third argument on, which is a half when not given. */
    private static GoValue round(Arguments arguments) {
        double up = arguments.size() > 2 ? arguments.real(2) : 0.5;
        double power = powerOfTen(arguments.whole(1));
        double scaled = power * Casts.real(arguments, 0);
        double whole = scaled < 0 ? Math.ceil(scaled) : Math.floor(scaled);
        double fraction = scaled - whole;
        return new GoValue.Real((fraction >= up ? Math.ceil(scaled) : Math.floor(scaled)) / power);
    }

    /** By squares of a mantissa, so that it is rounded where Go's is. */
    private static double powerOfTen(long exponent) {
        if (exponent == 0) {
            return 1;
        }
        double mantissa = 1;
        double square = 0.625;
        long scale = 0;
        long squareScale = 4;
        for (long bits = Math.abs(exponent); bits != 0; bits >>>= 1) {
            if (squareScale > 1 << 12) {
                scale += squareScale;
                break;
            }
            if ((bits & 1) == 1) {
                mantissa *= square;
                scale += squareScale;
            }
            square *= square;
            squareScale *= 2;
            if (square < 0.5) {
                square *= 2;
                squareScale--;
            }
        }
        return exponent < 0 ? Math.scalb(1 / mantissa, (int) -scale) : Math.scalb(mantissa, (int) scale);
    }
}
