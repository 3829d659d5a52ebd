package dev.tacit.testing.kubernetes;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that makes tunnels, for those who know its password, and remembers where to. */
public final class ConnectProxy implements AutoCloseable {
    private static final String USER = "proxy-user:p@ss";

    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> tunnels = new CopyOnWriteArrayList<>();

    private ConnectProxy() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public static ConnectProxy start() {
        try {
            return new ConnectProxy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the password. */
    public URI url() {
        return URI.create("http://proxy-user:p%40ss@127.0.0.1:" + listening.getLocalPort());
    }

    /** Without it: such a client is refused. */
    public URI urlWithoutPassword() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** Host and port of each tunnel made. */
    public List<String> tunnels() {
        return List.copyOf(tunnels);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // one side hung up, or the proxy was closed
                return;
            }
        });
    }

    private void accept() throws IOException {
        while (true) {
            var client = listening.accept();
            open.add(client);
            start(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            var in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            var out = client.getOutputStream();
            String wanted = "Proxy-Authorization: Basic "
                    + Base64.getEncoder().encodeToString(USER.getBytes(StandardCharsets.UTF_8)) + "\r\n";
            if (!head.contains(wanted)) {
                out.write("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
                return;
            }
            String place = head.split(" ", -1)[1];
            int colon = place.lastIndexOf(':');
            try (var server = new Socket(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)))) {
                open.add(server);
                tunnels.add(place);
                out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                start(() -> server.getInputStream().transferTo(out));
                in.transferTo(server.getOutputStream());
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
