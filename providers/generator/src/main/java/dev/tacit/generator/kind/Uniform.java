package dev.tacit.generator.kind;

import java.util.random.RandomGenerator;

/** Draws numbers below a bound, each equally likely: what lies beyond the bound is drawn again, never folded back. */
public final class Uniform {
    private final RandomGenerator random;

    public Uniform(RandomGenerator random) {
        this.random = random;
    }

    public int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("nothing is below " + bound);
        }
        int mask = bound == 1 ? 0 : -1 >>> Integer.numberOfLeadingZeros(bound - 1);
        int drawn = random.nextInt() & mask;
        while (drawn >= bound) {
            drawn = random.nextInt() & mask;
        }
        return drawn;
    }

    public char from(String alphabet) {
        return alphabet.charAt(below(alphabet.length()));
    }

    /** Every order equally likely (Fisher and Yates). */
    public void shuffle(char[] characters) {
        for (int last = characters.length - 1; last > 0; last--) {
            int other = below(last + 1);
            char c = characters[last];
            characters[last] = characters[other];
            characters[other] = c;
        }
    }
}
