package dev.tacit.core.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A number of HCL: a binary float of up to 512 bits, rounded to nearest even, with infinities and a signed zero, so
 * that every operation gives the digits that Terraform gives. Numbers beyond 2<sup>±400,000</sup> count as infinite
 * or zero. Equality is by value: precision and the sign of zero do not matter.
 */
public final class Num implements Value, Comparable<Num> {
    /** Bits of a number read from text. */
    static final int FULL = 512;

    private static final int EXPONENT_LIMIT = 400_000;

    public static final Num ZERO = of(0);

    private final boolean negative;
    private final boolean infinite;
    /** Odd, or zero; the value is magnitude × 2^exponent. */
    private final BigInteger magnitude;

    private final int exponent;
    /** Decides how many bits operations on this number keep, as an operand's precision does in Go's big.Float. */
    private final int precision;

    private Num(boolean negative, boolean infinite, BigInteger magnitude, int exponent, int precision) {
        this.negative = negative;
        this.infinite = infinite;
        this.magnitude = magnitude;
        this.exponent = exponent;
        this.precision = precision;
    }

    public static Num of(long value) {
        return finite(value < 0, BigInteger.valueOf(value).abs(), 0, 64);
    }

    /** Exactly, with at least 512 bits of working precision. */
    public static Num of(BigInteger value) {
        return finite(value.signum() < 0, value.abs(), 0, Math.max(FULL, value.bitLength()));
    }

    /** Exactly, with the working precision of its digits, at least 64 bits. */
    public static Num sized(BigInteger value) {
        return finite(value.signum() < 0, value.abs(), 0, Math.max(64, value.bitLength()));
    }

    /** With the working precision of a double. @throws ArithmeticException for what is no number */
    public static Num of(double value) {
        if (Double.isNaN(value)) {
            throw new ArithmeticException("not a number");
        }
        boolean negative = Double.doubleToRawLongBits(value) < 0;
        if (Double.isInfinite(value)) {
            return new Num(negative, true, BigInteger.ZERO, 0, 53);
        }
        var exact = new BigDecimal(Math.abs(value));
        int scale = Math.max(exact.scale(), 0);
        // A double is a whole number of 2^-scale: 5^scale divides its unscaled value.
        return finite(
                negative,
                exact.setScale(scale)
                        .unscaledValue()
                        .divide(BigInteger.valueOf(5).pow(scale)),
                -scale,
                53);
    }

    /** The nearest double, infinite when it is beyond them all. */
    public double doubleValue() {
        if (infinite) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (isZero()) {
            return negative ? -0.0 : 0.0;
        }
        // A double has no more than 53 bits and none below 2^-1074.
        int bits = Math.clamp(exponent + (long) magnitude.bitLength() + 1074, 1, 53);
        var near = rounded(negative, magnitude, exponent, bits);
        if (near.infinite || near.exponent + (long) near.magnitude.bitLength() > 1024) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double value = Math.scalb(near.magnitude.doubleValue(), near.exponent);
        return negative ? -value : value;
    }

    public static Num infinity(boolean negative) {
        return new Num(negative, true, BigInteger.ZERO, 0, FULL);
    }

    /** Reads a decimal number with optional sign, fraction and exponent, or {@code Inf}; empty for anything else. */
    public static Optional<Num> parse(String text) {
        return Decimals.parse(text);
    }

    /** @throws ArithmeticException for opposing infinities */
    public Num plus(Num other) {
        int bits = Math.max(precision, other.precision);
        if (infinite || other.infinite) {
            if (infinite && other.infinite && negative != other.negative) {
                throw new ArithmeticException("opposing infinities have no sum");
            }
            return infinite ? this : other;
        }
        int low = Math.min(exponent, other.exponent);
        var sum = signed(low).add(other.signed(low));
        if (sum.signum() == 0) {
            return new Num(negative && other.negative, false, BigInteger.ZERO, 0, bits);
        }
        return rounded(sum.signum() < 0, sum.abs(), low, bits);
    }

    /** @throws ArithmeticException for equal infinities */
    public Num minus(Num other) {
        return plus(other.negate());
    }

    /** @throws ArithmeticException for zero times infinity */
    public Num times(Num other) {
        boolean sign = negative != other.negative;
        if (infinite || other.infinite) {
            if (isZero() || other.isZero()) {
                throw new ArithmeticException("zero times infinity is no number");
            }
            return infinity(sign);
        }
        var product = rounded(sign, magnitude.multiply(other.magnitude), exponent + other.exponent, FULL);
        int bits = Math.max(Math.max(precision, other.precision), product.magnitude.bitLength());
        return new Num(product.negative, product.infinite, product.magnitude, product.exponent, bits);
    }

    /** @throws ArithmeticException for zero by zero, infinity by infinity */
    public Num dividedBy(Num other) {
        boolean sign = negative != other.negative;
        int bits = Math.max(precision, other.precision);
        if ((isZero() && other.isZero()) || (infinite && other.infinite)) {
            throw new ArithmeticException("zero by zero and infinity by infinity are no numbers");
        }
        if (infinite || other.isZero()) {
            return infinity(sign);
        }
        if (isZero() || other.infinite) {
            return new Num(sign, false, BigInteger.ZERO, 0, bits);
        }
        return quotient(sign, magnitude, exponent, other.magnitude, other.exponent, bits);
    }

    /**
     * What remains after taking {@code other} away a whole number of times; the number itself when {@code other} is
     * zero, infinity when either is.
     *
     * @throws ArithmeticException for zero modulo infinity
     */
    public Num modulo(Num other) {
        if (infinite || other.infinite) {
            return times(other);
        }
        if (other.isZero()) {
            return this;
        }
        var whole = dividedBy(other).truncated();
        var taken = rounded(whole.signum() < 0, whole.abs(), 0, precision);
        return minus(other.timesAt(taken, precision));
    }

    public Num negate() {
        return new Num(!negative, infinite, magnitude, exponent, precision);
    }

    public Num abs() {
        return negative ? negate() : this;
    }

    public Num floor() {
        return toWhole(negative);
    }

    public Num ceil() {
        return toWhole(!negative);
    }

    private Num toWhole(boolean awayFromZero) {
        if (isInteger() || infinite) {
            return this;
        }
        var whole = magnitude.shiftRight(-exponent);
        return rounded(negative, awayFromZero ? whole.add(BigInteger.ONE) : whole, 0, precision);
    }

    public boolean isInfinite() {
        return infinite;
    }

    /** Whether it is finite and whole. */
    public boolean isInteger() {
        return !infinite && exponent >= 0;
    }

    public int signum() {
        return isZero() ? 0 : negative ? -1 : 1;
    }

    private boolean isZero() {
        return !infinite && magnitude.signum() == 0;
    }

    /** The integer, or an {@link ArithmeticException} when it is no integer of this range. */
    public int intValueExact() {
        if (!isInteger() || exponent > 32) {
            throw new ArithmeticException("not an int");
        }
        return signed(0).intValueExact();
    }

    /** The whole part. @throws ArithmeticException for infinities */
    public BigInteger truncated() {
        if (infinite) {
            throw new ArithmeticException("infinity has no whole part");
        }
        var whole = magnitude.shiftLeft(exponent);
        return negative ? whole.negate() : whole;
    }

    /** All digits of the binary value. @throws ArithmeticException for infinities */
    public BigDecimal toBigDecimal() {
        if (infinite) {
            throw new ArithmeticException("infinity has no digits");
        }
        var exact = Decimals.exact(magnitude, exponent);
        return negative ? exact.negate() : exact;
    }

    /** Decimal form as HCL prints it: the shortest digits, without exponent, that read back as this number. */
    public String format() {
        if (infinite) {
            return negative ? "-Inf" : "+Inf";
        }
        return (negative ? "-" : "") + Decimals.format(magnitude, exponent, precision);
    }

    @Override
    public int compareTo(Num other) {
        if (signum() != other.signum()) {
            return Integer.compare(signum(), other.signum());
        }
        if (infinite || other.infinite) {
            int size = Boolean.compare(infinite, other.infinite);
            return negative ? -size : size;
        }
        long size = (long) magnitude.bitLength() + exponent;
        long otherSize = (long) other.magnitude.bitLength() + other.exponent;
        if (size != otherSize) {
            return size > otherSize == !negative ? 1 : -1;
        }
        int low = Math.min(exponent, other.exponent);
        return signed(low).compareTo(other.signed(low));
    }

    @Override
    public Type type() {
        return Type.NUMBER;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Num n
                && n.infinite == infinite
                && n.exponent == exponent
                && n.magnitude.equals(magnitude)
                && (n.negative == negative || isZero());
    }

    @Override
    public int hashCode() {
        return magnitude.hashCode() * 31 + exponent;
    }

    @Override
    public String toString() {
        return "number";
    }

    private BigInteger signed(int low) {
        var shifted = magnitude.shiftLeft(magnitude.signum() == 0 ? 0 : exponent - low);
        return negative ? shifted.negate() : shifted;
    }

    private Num timesAt(Num other, int bits) {
        return rounded(
                negative != other.negative, magnitude.multiply(other.magnitude), exponent + other.exponent, bits);
    }

    static Num quotient(boolean negative, BigInteger a, int aExponent, BigInteger b, int bExponent, int bits) {
        int shift = Math.max(0, bits + 2 - a.bitLength() + b.bitLength());
        var parts = a.shiftLeft(shift).divideAndRemainder(b);
        // One more bit says whether something remained, so that a tie is not seen where there is none.
        var sticky = parts[0].shiftLeft(1);
        if (parts[1].signum() != 0) {
            sticky = sticky.setBit(0);
        }
        return rounded(negative, sticky, aExponent - bExponent - shift - 1, bits);
    }

    static Num rounded(boolean negative, BigInteger magnitude, int exponent, int bits) {
        int excess = magnitude.bitLength() - bits;
        if (excess <= 0) {
            return finite(negative, magnitude, exponent, bits);
        }
        var kept = magnitude.shiftRight(excess);
        boolean halfOrMore = magnitude.testBit(excess - 1);
        boolean tie = halfOrMore && magnitude.getLowestSetBit() == excess - 1;
        if (halfOrMore && (!tie || kept.testBit(0))) {
            kept = kept.add(BigInteger.ONE);
        }
        return finite(negative, kept, exponent + excess, bits);
    }

    private static Num finite(boolean negative, BigInteger magnitude, int exponent, int bits) {
        if (magnitude.signum() == 0) {
            return new Num(negative, false, BigInteger.ZERO, 0, bits);
        }
        if (exponent + (long) magnitude.bitLength() > EXPONENT_LIMIT) {
            return infinity(negative);
        }
        if (exponent < -EXPONENT_LIMIT) {
            return new Num(negative, false, BigInteger.ZERO, 0, bits);
        }
        int zeros = magnitude.getLowestSetBit();
        return new Num(negative, false, magnitude.shiftRight(zeros), exponent + zeros, bits);
    }
}
