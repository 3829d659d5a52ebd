package dev.tacit.seal.index;

import dev.tacit.core.record.RecordClass;
import dev.tacit.core.record.RecordKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Class byte, then 120 bits of HMAC(id key, kind, address, instance): 16 bytes, here as two numbers. */
public record RecordId(long high, long low) implements Comparable<RecordId> {
    static final int LENGTH = 16;

    /** Depths at which ids can still differ: the class digit, then thirty digits of the HMAC. */
    static final int DEPTHS = 31;

    /** Makes ids of keys. Thread-safe. */
    public static final class Names {
        private final Mac mac;

        public Names(byte[] idKey) {
            try {
                mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(idKey, "HmacSHA256"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has HmacSHA256", e);
            }
        }

        public synchronized RecordId of(RecordKey key) {
            update(key.kind());
            update(key.address());
            update(key.instance());
            var digest = ByteBuffer.wrap(mac.doFinal());
            long first = digest.getLong();
            long second = digest.getLong();
            return new RecordId(
                    ((long) key.recordClass().code() << 56) | (first >>> 8), (first << 56) | (second >>> 8));
        }

        private void update(String part) {
            byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(4).putInt(utf8.length).flip());
            mac.update(utf8);
        }
    }

    boolean isOf(RecordClass recordClass) {
        return high >>> 56 == recordClass.code();
    }

    /** The hexadecimal digit that decides at {@code depth}; the class byte counts as one digit. */
    int digit(int depth) {
        int digit = depth + 1;
        return (int) (digit < 16 ? high >>> (60 - 4 * digit) : low >>> (60 - 4 * (digit - 16))) & 15;
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(LENGTH).putLong(high).putLong(low).array();
    }

    @Override
    public int compareTo(RecordId other) {
        int c = Long.compareUnsigned(high, other.high);
        return c != 0 ? c : Long.compareUnsigned(low, other.low);
    }
}
