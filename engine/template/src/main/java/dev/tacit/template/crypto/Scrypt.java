package dev.tacit.template.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/** The key derivation function scrypt (RFC 7914). */
final class Scrypt {
    private static final int SALSA_WORDS = 16;
    private static final int SALSA_ROUNDS = 8;

    private final int cost;
    private final int lanes;
    /** Of a block, in words. */
    private final int words;

    private final int[] scratch = new int[SALSA_WORDS];

    /**
     * @param cost a power of two
     */
    Scrypt(int cost, int blockSize, int lanes) {
        this.cost = cost;
        this.lanes = lanes;
        words = 2 * SALSA_WORDS * blockSize;
    }

    byte[] derive(byte[] password, byte[] salt, int length) {
        var mac = new Hmac(password);
        byte[] blocks = pbkdf2(mac, salt, lanes * words * Integer.BYTES);
        int[] block = new int[words];
        int[] memory = new int[cost * words];
        for (int lane = 0; lane < lanes; lane++) {
            IntBuffer view =
                    ByteBuffer.wrap(blocks).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
            view.get(lane * words, block);
            mix(block, memory);
            view.put(lane * words, block);
        }
        return pbkdf2(mac, blocks, length);
    }

    /** PBKDF2 (RFC 8018) of one iteration. */
    private static byte[] pbkdf2(Hmac mac, byte[] salt, int length) {
        var derived = ByteBuffer.allocate(length);
        for (int i = 1; derived.hasRemaining(); i++) {
            byte[] part = mac.of(ByteBuffer.allocate(salt.length + Integer.BYTES)
                    .put(salt)
                    .putInt(i)
                    .array());
            derived.put(part, 0, Math.min(part.length, derived.remaining()));
        }
        return derived.array();
    }

    private void mix(int[] block, int[] memory) {
        int[] mixed = new int[words];
        for (int i = 0; i < cost; i++) {
            System.arraycopy(block, 0, memory, i * words, words);
            mixBlock(block, mixed);
        }
        for (int i = 0; i < cost; i++) {
            int at = (block[words - SALSA_WORDS] & (cost - 1)) * words;
            for (int j = 0; j < words; j++) {
                block[j] ^= memory[at + j];
            }
            mixBlock(block, mixed);
        }
    }

    private void mixBlock(int[] block, int[] mixed) {
        int[] last = new int[SALSA_WORDS];
        System.arraycopy(block, words - SALSA_WORDS, last, 0, SALSA_WORDS);
        int pairs = words / SALSA_WORDS;
        for (int i = 0; i < pairs; i++) {
            for (int j = 0; j < SALSA_WORDS; j++) {
                last[j] ^= block[i * SALSA_WORDS + j];
            }
            salsa(last);
            // Even ones first, then the odd ones.
            int to = (i / 2 + (i % 2) * pairs / 2) * SALSA_WORDS;
            System.arraycopy(last, 0, mixed, to, SALSA_WORDS);
        }
        System.arraycopy(mixed, 0, block, 0, words);
    }

    /** The core of Salsa20/8. */
    private void salsa(int[] state) {
        int[] x = scratch;
        System.arraycopy(state, 0, x, 0, SALSA_WORDS);
        for (int round = 0; round < SALSA_ROUNDS; round += 2) {
            quarter(x, 0, 4, 8, 12);
            quarter(x, 5, 9, 13, 1);
            quarter(x, 10, 14, 2, 6);
            quarter(x, 15, 3, 7, 11);
            quarter(x, 0, 1, 2, 3);
            quarter(x, 5, 6, 7, 4);
            quarter(x, 10, 11, 8, 9);
            quarter(x, 15, 12, 13, 14);
        }
        for (int i = 0; i < SALSA_WORDS; i++) {
            state[i] += x[i];
        }
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }
}
