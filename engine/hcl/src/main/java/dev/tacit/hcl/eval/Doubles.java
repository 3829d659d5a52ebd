package dev.tacit.hcl.eval;

/**
 * Powers and logarithms of doubles, rounded step by step as Go's are, so that the last digit agrees. What a power with a
 * fraction gives there depends on the processor; here it does not.
 */
final class Doubles {
    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    /** Coefficients of FreeBSD's msun library for the series of log(1+f), by rising power of s². */
    private static final double[] SERIES = {
        0x1.5555555555593p-1,
        0x1.999999997fa04p-2,
        0x1.2492494229359p-2,
        0x1.c71c51d8e78afp-3,
        0x1.7466496cb03dep-3,
        0x1.39a09d078c69fp-3,
        0x1.2f112df3e5244p-3
    };

    private Doubles() {}

    /** The natural logarithm; NaN for negative numbers. */
    static double log(double x) {
        if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
            return x;
        }
        if (x <= 0) {
            return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        double fraction = fraction(x);
        double k = exponent(x);
        if (fraction < Math.sqrt(2) / 2) {
            fraction *= 2;
            k--;
        }
        double f = fraction - 1;
        double s = f / (2 + f);
        double s2 = s * s;
        double s4 = s2 * s2;
        double odd = s2 * (SERIES[0] + s4 * (SERIES[2] + s4 * (SERIES[4] + s4 * SERIES[6])));
        double even = s4 * (SERIES[1] + s4 * (SERIES[3] + s4 * SERIES[5]));
        double half = 0.5 * f * f;
        return k * LN2_HIGH - ((half - (s * (half + (odd + even)) + k * LN2_LOW)) - f);
    }

    static double pow(double x, double y) {
        if (y == 0 || x == 1) {
            return 1;
        }
        if (y == 1) {
            return x;
        }
        if (x == 0 || Double.isInfinite(x) || Double.isInfinite(y)) {
            return x == -1 ? 1 : StrictMath.pow(x, y);
        }
        if (Math.abs(y) == 0.5) {
            return y > 0 ? Math.sqrt(x) : 1 / Math.sqrt(x);
        }
        double whole = Math.floor(Math.abs(y));
        double part = Math.abs(y) - whole;
        if (part != 0 && x < 0) {
            return Double.NaN;
        }
        if (whole >= 0x1p63) {
            return x == -1 ? 1 : (Math.abs(x) < 1) == (y > 0) ? 0 : Double.POSITIVE_INFINITY;
        }
        double result = 1;
        if (part > 0.5) {
            part--;
            whole++;
        }
        if (part != 0) {
            result = StrictMath.exp(part * log(x));
        }
        return scaled(result, x, (long) whole, y < 0);
    }

    /** {@code start × x^power} by squaring, with the powers of two kept apart; or one divided by that. */
    private static double scaled(double start, double x, long power, boolean inverse) {
        double result = start;
        long exponent = 0;
        double square = fraction(x);
        long squareExponent = exponent(x);
        for (long rest = power; rest != 0; rest >>= 1) {
            if (Math.abs(squareExponent) > 1 << 12) {
                exponent += squareExponent;
                break;
            }
            if ((rest & 1) == 1) {
                result *= square;
                exponent += squareExponent;
            }
            square *= square;
            squareExponent <<= 1;
            if (square < 0.5) {
                square += square;
                squareExponent--;
            }
        }
        double value = inverse ? 1 / result : result;
        return Math.scalb(value, Math.clamp(inverse ? -exponent : exponent, -10_000, 10_000));
    }

    /** The digits of a number, from a half up to one. */
    private static double fraction(double x) {
        return Math.scalb(x, -exponent(x));
    }

    private static int exponent(double x) {
        // Subnormal numbers have the exponent of their highest bit.
        return Math.abs(x) < Double.MIN_NORMAL ? Math.getExponent(x * 0x1p60) + 1 - 60 : Math.getExponent(x) + 1;
    }
}
