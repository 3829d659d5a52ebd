package dev.tacit.core.value;

import java.math.BigInteger;

/** A number of HCL. */
public final class Num implements Value {
    private final BigInteger value;

    private Num(BigInteger value) {
        this.value = value;
    }

    public static Num of(long value) {
        return new Num(BigInteger.valueOf(value));
    }

    /** The integer, or an {@link ArithmeticException} when it is no integer of this range. */
    public int intValueExact() {
        return value.intValueExact();
    }

    /** Decimal form as HCL prints it. */
    public String format() {
        return value.toString();
    }

    @Override
    public Type type() {
        return Type.NUMBER;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Num n && n.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "number";
    }
}
