package dev.tacit.generator.random;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Draws from the randomness that was handed in, where a library insists on a {@link SecureRandom}. */
public final class SecureBits extends SecureRandom {
    private final transient RandomGenerator random;

    public SecureBits(RandomGenerator random) {
        super(null, null);
        this.random = random;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
    }

    @Override
    public byte[] generateSeed(int size) {
        var seed = new byte[size];
        random.nextBytes(seed);
        return seed;
    }

    @Override
    public String getAlgorithm() {
        return "drawn";
    }
}
