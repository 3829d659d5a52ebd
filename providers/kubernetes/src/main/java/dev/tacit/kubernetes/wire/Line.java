package dev.tacit.kubernetes.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;

/** One connection, used for one request at a time. */
final class Line {
    private static final int CONNECT_MILLIS = 10_000;
    /** Where nothing but C1 compiles, which suits short runs, AES is several times slower. */
    private static final String CHEAPEST = "TLS_CHACHA20_POLY1305_SHA256";

    private final Socket raw = new Socket();
    private final SSLContext tls;
    private volatile long deadline;
    private volatile boolean late;
    private long lastUsed;
    private SSLSocket socket;
    private OutputStream out;
    private ResponseReader reader;

    /** Unconnected. */
    @SuppressWarnings("NullAway.Init")
    Line(SSLContext tls) {
        this.tls = tls;
    }

    /**
     * Connects.
     *
     * @throws ConnectException HttpConnectTimeoutException or SSLHandshakeException: nothing was sent
     */
    void open(Route route) throws IOException {
        deadline = System.nanoTime() + CONNECT_MILLIS * 1_000_000L;
        try {
            raw.setTcpNoDelay(true);
            var proxy = route.proxy();
            if (proxy == null) {
                connect(route.host(), route.port());
                secure(raw, route);
            } else {
                connect(Route.unbracketed(proxy), Route.port(proxy));
                secure(tunnel(proxy, route), route);
            }
            out = socket.getOutputStream();
            reader = new ResponseReader(socket.getInputStream());
        } catch (IOException e) {
            close();
            throw unsent(e);
        }
    }

    private IOException unsent(IOException e) {
        if (late || e instanceof SocketTimeoutException) {
            return new HttpConnectTimeoutException("no connection in time");
        }
        if (e instanceof SSLHandshakeException || e instanceof ConnectException) {
            return e;
        }
        var unsent = e instanceof SSLException
                ? new SSLHandshakeException("no secure connection")
                : new ConnectException("no connection");
        unsent.initCause(e);
        return unsent;
    }

    private void connect(String host, int port) throws IOException {
        raw.connect(new InetSocketAddress(address(host, port), port), CONNECT_MILLIS);
    }

    /** The first that answers: "localhost" has two, and a socket can be tried only once. */
    private static InetAddress address(String host, int port) throws IOException {
        var addresses = InetAddress.getAllByName(host);
        for (int i = 0; i < addresses.length - 1; i++) {
            try (var probe = new Socket()) {
                probe.connect(new InetSocketAddress(addresses[i], port), CONNECT_MILLIS / 5);
                return addresses[i];
            } catch (IOException e) {
                // the next one, then
            }
        }
        return addresses[addresses.length - 1];
    }

    private Socket tunnel(URI proxy, Route route) throws IOException {
        var through = raw;
        if ("https".equalsIgnoreCase(proxy.getScheme())) {
            var secured = (SSLSocket)
                    defaults().getSocketFactory().createSocket(raw, Route.unbracketed(proxy), Route.port(proxy), true);
            authenticate(secured);
            secured.startHandshake();
            through = secured;
        }
        var user = proxy.getRawUserInfo();
        var request = "CONNECT " + route.authority() + " HTTP/1.1\r\nHost: " + route.authority() + "\r\n"
                + (user == null ? "" : "Proxy-Authorization: Basic " + basic(user) + "\r\n") + "\r\n";
        through.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int status = new ResponseReader(through.getInputStream()).readTunnelStatus();
        if (status / 100 != 2) {
            throw new TunnelException(status);
        }
        return through;
    }

    private static String basic(String userInfo) {
        var decoded = URI.create("x://" + userInfo + "@x").getUserInfo();
        return Base64.getEncoder().encodeToString(decoded.getBytes(StandardCharsets.UTF_8));
    }

    private static SSLContext defaults() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a JDK without TLS", e);
        }
    }

    private void secure(Socket through, Route route) throws IOException {
        socket = (SSLSocket) tls.getSocketFactory().createSocket(through, route.expectedName(), route.port(), true);
        authenticate(socket);
        socket.startHandshake();
    }

    private static void authenticate(SSLSocket socket) {
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        var suites = parameters.getCipherSuites();
        if (Arrays.asList(suites).contains(CHEAPEST)) {
            parameters.setCipherSuites(Stream.concat(Stream.of(CHEAPEST), Arrays.stream(suites))
                    .distinct()
                    .toArray(String[]::new));
        }
        socket.setSSLParameters(parameters);
    }

    /** Sets when its answer must be there. */
    void begin(long nanos) {
        deadline = System.nanoTime() + nanos;
    }

    /** @param request head and body, so that they leave together */
    Response exchange(byte[] request, long nanos) throws IOException {
        begin(nanos);
        out.write(request);
        var response = reader.read();
        lastUsed = System.nanoTime();
        return response;
    }

    boolean isFor(SSLContext context) {
        return tls.equals(context);
    }

    /** How long nothing was sent on it. */
    long idleNanos() {
        return System.nanoTime() - lastUsed;
    }

    /** Whether the server hung up, or said something unasked. */
    boolean isStale() {
        try {
            socket.setSoTimeout(1);
            socket.getInputStream().read();
            return true;
        } catch (SocketTimeoutException e) {
            try {
                socket.setSoTimeout(0);
                return false;
            } catch (IOException broken) {
                return true;
            }
        } catch (IOException e) {
            return true;
        }
    }

    /** Called by another thread: ends what takes too long. */
    void endIfLate() {
        if (System.nanoTime() - deadline > 0) {
            late = true;
            close();
        }
    }

    boolean isLate() {
        return late;
    }

    /** Without a farewell, for which a TLS socket would wait while a write is stuck. */
    void close() {
        try {
            raw.close();
        } catch (IOException e) {
            // it is of no use any more either way
        }
    }
}
