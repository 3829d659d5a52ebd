package dev.tacit.testing.kubernetes.node;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/** Writes an archive as POSIX has it (ustar, IEEE Std 1003.1, pax). Names have less than 100 letters. */
final class Tar {
    private static final int BLOCK = 512;
    private static final int EXECUTABLE = 0755;
    private static final int READABLE = 0644;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Tar program(String name, byte[] content) {
        return add(name, content, EXECUTABLE, '0', "");
    }

    Tar file(String name, byte[] content) {
        return add(name, content, READABLE, '0', "");
    }

    Tar link(String name, String to) {
        return add(name, new byte[0], EXECUTABLE, '2', to);
    }

    byte[] bytes() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(out.toByteArray());
        all.writeBytes(new byte[2 * BLOCK]);
        return all.toByteArray();
    }

    private Tar add(String name, byte[] content, int mode, char type, String to) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, octal(mode, 7));
        put(header, 108, octal(0, 7));
        put(header, 116, octal(0, 7));
        put(header, 124, octal(content.length, 11));
        put(header, 136, octal(0, 11)); // no time: the same content makes the same image
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = (byte) type;
        put(header, 157, to);
        put(header, 257, "ustar");
        put(header, 263, "00");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, octal(sum, 6) + "\0 ");
        out.writeBytes(header);
        out.writeBytes(content);
        out.writeBytes(new byte[Math.floorMod(-content.length, BLOCK)]);
        return this;
    }

    private static String octal(int value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "o", value);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
