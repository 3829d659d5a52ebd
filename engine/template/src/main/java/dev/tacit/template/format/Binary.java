package dev.tacit.template.format;

/** The forms of floating-point numbers that show their bits; for numbers that are not negative. */
final class Binary {
    private static final int MANTISSA_BITS = 52;

    private Binary() {}

    /** The verb {@code %b}: an integer, by a power of two. */
    static String mantissaAndExponent(double value) {
        int exponent = exponent(value) - MANTISSA_BITS;
        return mantissa(value) + "p" + (exponent < 0 ? "" : "+") + exponent;
    }

    /** Of numbers below the normal ones, the least normal one's. */
    private static int exponent(double value) {
        return Math.max(Math.getExponent(value), Double.MIN_EXPONENT);
    }

    private static long mantissa(double value) {
        long bits = Double.doubleToRawLongBits(value) & ((1L << MANTISSA_BITS) - 1);
        return Math.getExponent(value) < Double.MIN_EXPONENT ? bits : bits | (1L << MANTISSA_BITS);
    }

    /**
     * The verb {@code %x}.
     *
     * @param places digits after the point; as many as needed for {@link Spec#NONE}
     */
    static String hex(double value, int places) {
        long mantissa = mantissa(value);
        int exponent = mantissa == 0 ? 0 : exponent(value);
        while (mantissa != 0 && mantissa < 1L << MANTISSA_BITS) {
            mantissa <<= 1;
            exponent--;
        }
        int dropped = MANTISSA_BITS - 4 * places;
        if (places != Spec.NONE && dropped > 0) {
            mantissa = roundedToEven(mantissa, dropped);
            if (mantissa >= 1L << (MANTISSA_BITS + 1)) {
                mantissa >>= 1;
                exponent++;
            }
        }
        var digits = String.format("%013x", mantissa & ((1L << MANTISSA_BITS) - 1));
        if (places == Spec.NONE) {
            digits = digits.replaceFirst("0+$", "");
        } else if (places < digits.length()) {
            digits = digits.substring(0, places);
        } else {
            digits += "0".repeat(places - digits.length());
        }
        return "0x" + (mantissa >> MANTISSA_BITS) + (digits.isEmpty() ? "" : "." + digits)
                + Decimal.exponent('p', exponent);
    }

    /** The same, with the last {@code bits} bits zero. */
    private static long roundedToEven(long mantissa, int bits) {
        long half = 1L << (bits - 1);
        long kept = mantissa >> bits;
        long rest = mantissa & ((1L << bits) - 1);
        return (rest > half || (rest == half && (kept & 1) == 1) ? kept + 1 : kept) << bits;
    }
}
