package dev.tacit.kubernetes.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads responses of HTTP/1.1 (RFC 9112) from one connection, one after the other. */
final class ResponseReader {
    private static final int MOST_HEAD = 64 << 10;
    private static final int MOST_BODY = 512 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[16 << 10];
    private int from;
    private int to;

    ResponseReader(InputStream in) {
        this.in = in;
    }

    Response read() throws IOException {
        while (true) {
            int status = status(line(MOST_HEAD));
            var headers = headers();
            if (status >= 200) {
                return withBody(status, headers);
            }
            if (status == 101) {
                throw new ProtocolException("an upgrade nobody asked for");
            }
        }
    }

    /** Only the head: after a CONNECT the rest is the tunnel's. */
    int readTunnelStatus() throws IOException {
        int status = status(line(MOST_HEAD));
        headers();
        if (from != to) {
            throw new ProtocolException("more than an answer from the proxy");
        }
        return status;
    }

    private static int status(String line) throws ProtocolException {
        if (!line.matches("HTTP/1\\.[01] [1-9]\\d\\d(?: .*)?")) {
            throw new ProtocolException("no status line");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        int left = MOST_HEAD;
        while (true) {
            var line = line(left);
            if (line.isEmpty()) {
                return headers;
            }
            left -= line.length();
            int colon = line.indexOf(':');
            if (colon <= 0 || left <= 0) {
                throw new ProtocolException("a malformed header");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    private Response withBody(int status, Map<String, String> headers) throws IOException {
        boolean kept = !"close".equalsIgnoreCase(headers.get("connection"));
        var coding = headers.get("transfer-encoding");
        var length = headers.get("content-length");
        if (status == 204 || status == 304) {
            return new Response(status, headers, new byte[0], kept);
        }
        if (coding != null) {
            if (!coding.equalsIgnoreCase("chunked")) {
                throw new ProtocolException("an unknown transfer coding");
            }
            return new Response(status, headers, chunks(), kept);
        }
        return length == null
                ? new Response(status, headers, rest(), false)
                : new Response(status, headers, exactly(number(length, 10)), kept);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream(8 << 10);
        while (true) {
            var head = line(MOST_HEAD);
            int end = head.indexOf(';');
            int size = number((end < 0 ? head : head.substring(0, end)).strip(), 16);
            if (size == 0) {
                headers(); // trailers
                return body.toByteArray();
            }
            if (body.size() + (long) size > MOST_BODY) {
                throw new ProtocolException("too long an answer");
            }
            body.writeBytes(exactly(size));
            if (!line(2).isEmpty()) {
                throw new ProtocolException("a chunk longer than said");
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        var body = new byte[length];
        int done = Math.min(length, to - from);
        System.arraycopy(buffer, from, body, 0, done);
        from += done;
        if (in.readNBytes(body, done, length - done) < length - done) {
            throw new EOFException("the answer broke off");
        }
        return body;
    }

    private byte[] rest() throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(buffer, from, to - from);
        from = to;
        body.writeBytes(in.readNBytes(MOST_BODY - body.size()));
        return body.toByteArray();
    }

    private static int number(String digits, int radix) throws ProtocolException {
        try {
            int number = Integer.parseInt(digits, radix);
            if (number >= 0 && number <= MOST_BODY && !digits.startsWith("+")) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new ProtocolException("an impossible length");
    }

    /** Without its end. */
    private String line(int most) throws IOException {
        var line = new StringBuilder();
        while (true) {
            int at = from;
            while (at < to && buffer[at] != '\n') {
                at++;
            }
            line.append(new String(buffer, from, at - from, StandardCharsets.ISO_8859_1));
            if (line.length() > most) {
                throw new ProtocolException("too long a line");
            }
            if (at < to) {
                from = at + 1;
                int length = line.length();
                return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
            }
            from = 0;
            to = Math.max(0, in.read(buffer));
            if (to == 0) {
                throw new EOFException("the connection ended");
            }
        }
    }
}
