package dev.tacit.template.keys;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** One element of ASN.1 in the distinguished encoding (X.690). */
public final class Der {
    public static final int INTEGER = 0x02;
    public static final int BIT_STRING = 0x03;
    public static final int OCTETS = 0x04;
    public static final int NULL = 0x05;
    public static final int OID = 0x06;
    public static final int BMP_STRING = 0x1E;
    public static final int SEQUENCE = 0x30;
    public static final int SET = 0x31;

    private static final int LONGEST_OID = 64;

    private final int tag;
    private final byte[] content;

    /**
     * @param tag the whole first byte
     */
    public Der(int tag, byte[] content) {
        this.tag = tag;
        this.content = content.clone();
    }

    public int tag() {
        return tag;
    }

    public byte[] content() {
        return content.clone();
    }

    /** A tag of the context, for content that is built of elements. */
    public static int context(int number) {
        return 0xA0 | number;
    }

    /** Reads all of {@code bytes}. */
    public static Der of(byte[] bytes) throws Unreadable {
        var read = all(bytes);
        if (read.size() != 1) {
            throw new Unreadable("It is not DER.");
        }
        return read.getFirst();
    }

    private static List<Der> all(byte[] bytes) throws Unreadable {
        var elements = new ArrayList<Der>();
        for (int at = 0; at < bytes.length; ) {
            if (at + 2 > bytes.length || (bytes[at] & 0x1F) == 0x1F) {
                throw new Unreadable("It is not DER.");
            }
            int tag = bytes[at] & 0xFF;
            int length = bytes[at + 1] & 0xFF;
            at += 2;
            if (length > 0x7F) {
                int count = length & 0x7F;
                if (count == 0 || count > 3 || at + count > bytes.length) {
                    throw new Unreadable("It is not DER.");
                }
                length = 0;
                for (int i = 0; i < count; i++) {
                    length = (length << 8) | (bytes[at++] & 0xFF);
                }
            }
            if (length > bytes.length - at) {
                throw new Unreadable("It is not DER, or its end is missing.");
            }
            elements.add(new Der(tag, java.util.Arrays.copyOfRange(bytes, at, at + length)));
            at += length;
        }
        return elements;
    }

    /** The elements inside. */
    public List<Der> elements() throws Unreadable {
        if ((tag & 0x20) == 0) {
            throw new Unreadable("It is DER of something else.");
        }
        return all(content);
    }

    public List<Der> sequence(int fewest) throws Unreadable {
        return as(SEQUENCE).atLeast(fewest);
    }

    private List<Der> atLeast(int fewest) throws Unreadable {
        var elements = elements();
        if (elements.size() < fewest) {
            throw new Unreadable("It is DER of something else.");
        }
        return elements;
    }

    public Der as(int wanted) throws Unreadable {
        if (tag != wanted) {
            throw new Unreadable("It is DER of something else.");
        }
        return this;
    }

    public byte[] octets() throws Unreadable {
        return as(OCTETS).content();
    }

    public BigInteger integer() throws Unreadable {
        if (as(INTEGER).content.length == 0) {
            throw new Unreadable("It is not DER.");
        }
        return new BigInteger(content);
    }

    /** A count, which is none where it is negative or beyond 31 bits. */
    public int count() throws Unreadable {
        var value = integer();
        return value.signum() < 0 || value.bitLength() > 31 ? Integer.MAX_VALUE : value.intValue();
    }

    /** With dots between its numbers. */
    public String oid() throws Unreadable {
        var dotted = new StringBuilder();
        long number = 0;
        if (as(OID).content.length > LONGEST_OID) {
            throw new Unreadable("It is DER of something else.");
        }
        for (byte b : content) {
            number = (number << 7) | (b & 0x7F);
            if (b >= 0) {
                if (dotted.isEmpty()) {
                    long first = Math.min(number / 40, 2);
                    dotted.append(first).append('.').append(number - first * 40);
                } else {
                    dotted.append('.').append(number);
                }
                number = 0;
            }
        }
        return dotted.toString();
    }

    public static Der sequence(Der... elements) {
        return of(SEQUENCE, elements);
    }

    public static Der of(int tag, Der... elements) {
        var content = new ByteArrayOutputStream();
        for (var element : elements) {
            content.writeBytes(element.encoded());
        }
        return new Der(tag, content.toByteArray());
    }

    public static Der octets(byte[] content) {
        return new Der(OCTETS, content);
    }

    public static Der integer(BigInteger value) {
        return new Der(INTEGER, value.toByteArray());
    }

    public static Der integer(long value) {
        return integer(BigInteger.valueOf(value));
    }

    /** A string of whole bytes. */
    public static Der bits(byte[] content) {
        var padded = new byte[content.length + 1];
        System.arraycopy(content, 0, padded, 1, content.length);
        return new Der(BIT_STRING, padded);
    }

    public static Der nothing() {
        return new Der(NULL, new byte[0]);
    }

    public static Der oid(String dotted) {
        var parts = dotted.split("\\.", -1);
        var content = new ByteArrayOutputStream();
        base128(Long.parseLong(parts[0]) * 40 + Long.parseLong(parts[1]), content);
        for (int i = 2; i < parts.length; i++) {
            base128(Long.parseLong(parts[i]), content);
        }
        return new Der(OID, content.toByteArray());
    }

    private static void base128(long number, ByteArrayOutputStream to) {
        for (int shift = 56; shift > 0; shift -= 7) {
            if (number >>> shift != 0) {
                to.write((int) (((number >>> shift) & 0x7F) | 0x80));
            }
        }
        to.write((int) (number & 0x7F));
    }

    public byte[] encoded() {
        var bytes = new ByteArrayOutputStream(content.length + 5);
        bytes.write(tag);
        if (content.length < 0x80) {
            bytes.write(content.length);
        } else {
            var length = BigInteger.valueOf(content.length).toByteArray();
            int zero = length[0] == 0 ? 1 : 0;
            bytes.write(0x80 | (length.length - zero));
            bytes.write(length, zero, length.length - zero);
        }
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return "Der[tag=" + tag + ", " + content.length + " bytes]";
    }
}
