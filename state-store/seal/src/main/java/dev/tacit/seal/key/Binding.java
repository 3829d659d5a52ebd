package dev.tacit.seal.key;

import dev.tacit.core.record.Lineage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Associated data: what a ciphertext is for. Every part is of fixed length or preceded by its length. */
public final class Binding {
    /** The envelope: blobs, index, head, sealing, key wraps. */
    public static final int FORMAT = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);

    public Binding(String domain, Lineage lineage) {
        text(domain).octet(FORMAT).raw(HexFormat.of().parseHex(lineage.hex()));
    }

    public Binding text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return octet(utf8.length >>> 8).octet(utf8.length).raw(utf8);
    }

    public Binding octet(int value) {
        bytes.write(value);
        return this;
    }

    public Binding number(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.write((int) (value >>> shift));
        }
        return this;
    }

    public Binding raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }
}
