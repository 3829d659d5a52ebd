package dev.tacit.kubernetes.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {
    /** Hands out a few bytes at a time, as networks do. */
    private static InputStream dripping(String text) {
        return new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return super.read(into, from, Math.min(3, length));
            }
        };
    }

    private static ResponseReader reader(String text) {
        return new ResponseReader(dripping(text));
    }

    private static String body(Response response) {
        return new String(response.body(), StandardCharsets.US_ASCII);
    }

    @Test
    void readsOneAfterTheOther() throws IOException {
        var reader = reader("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Y: z \r\n\r\nhello"
                + "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n4;ext=1\r\nnone\r\nA\r\n at all...\r\n0\r\nT: t\r\n\r\n"
                + "HTTP/1.1 204\r\n\r\nHTTP/1.0 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

        var first = reader.read();
        assertThat(first.status()).isEqualTo(200);
        assertThat(body(first)).isEqualTo("hello");
        assertThat(first.headers()).containsEntry("x-y", "z");
        var second = reader.read();
        assertThat(second.status()).isEqualTo(404);
        assertThat(body(second)).isEqualTo("none at all...");
        assertThat(second.reusable()).isTrue();
        assertThat(reader.read().status()).isEqualTo(204);
        assertThat(reader.read().reusable()).isFalse();
    }

    @Test
    void takesTheEndOfTheConnectionForTheEndOfABodyWithoutLength() throws IOException {
        var response = reader("HTTP/1.1 200 OK\r\n\r\nto the end").read();

        assertThat(body(response)).isEqualTo("to the end");
        assertThat(response.reusable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/2 200\r\n\r\n",
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1 101 Switching Protocols\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
            })
    void takesNothingElseForAnAnswer(String text) {
        assertThatThrownBy(() -> reader(text).read()).isInstanceOf(IOException.class);
    }

    @Test
    void readsNoHeadWithoutEnd() {
        assertThatThrownBy(() ->
                        reader("HTTP/1.1 200 OK\r\nX: " + "y".repeat(100_000)).read())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> reader("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(50_000))
                        .read())
                .isInstanceOf(IOException.class);
    }
}
