package dev.tacit.testing.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Stands between a client and a {@link TestCluster}, remembering requests and making trouble when asked. It speaks
 * HTTP/1.1 over TLS of an authority of its own. Bearer tokens pass through; client certificates cannot. Safe for use by
 * many threads.
 */
public final class FaultProxy implements AutoCloseable {
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding", "http2-settings");

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // otherwise every answer waits for an ACK
    }

    private final TestCluster cluster;
    private final CertificateAuthority authority;
    private final SSLContext tls;
    private final HttpClient upstream;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<SeenRequest> seen = new ArrayList<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile HttpsServer server;

    private FaultProxy(TestCluster cluster) throws IOException, GeneralSecurityException {
        this.cluster = cluster;
        authority = new CertificateAuthority("tacit fault proxy");
        tls = authority.tls(authority.issueServer());
        upstream = HttpClient.newBuilder().sslContext(cluster.tls()).build();
        server = listen(0);
        port = server.getAddress().getPort();
    }

    public static FaultProxy before(TestCluster cluster) {
        try {
            return new FaultProxy(cluster);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI url() {
        return URI.create("https://127.0.0.1:" + port);
    }

    public String caPem() {
        return authority.pem();
    }

    /** The administrator's way in through this proxy. */
    public Kubeconfig.Context context(String name) {
        return context(name, new Credential.Token(cluster.adminToken()));
    }

    /** Somebody else's way in; a client certificate cannot pass. */
    public Kubeconfig.Context context(String name, Credential.Token credential) {
        return new Kubeconfig.Context(name, url(), caPem(), credential);
    }

    /** A context for a JDK HTTP client that trusts this proxy. */
    public SSLContext tls() {
        return tls;
    }

    /** The requests so far, in order of arrival, those that met a fault as well. */
    public List<SeenRequest> requests() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    public long count(Predicate<SeenRequest> which) {
        return requests().stream().filter(which).count();
    }

    public void forgetRequests() {
        synchronized (seen) {
            seen.clear();
        }
    }

    /** The next {@code times} matching requests meet the fault; the rule injected first goes first. */
    public void inject(Predicate<SeenRequest> when, int times, Fault fault) {
        rules.add(new Rule(when, new AtomicInteger(times), fault));
    }

    /** Ends all faults, unreachability as well. */
    public void heal() {
        rules.clear();
        comeBack();
    }

    /** Refuses connections from now on; open ones are cut. */
    public void goUnreachable() {
        server.stop(0);
    }

    /** Cuts everything, once, after so many more matching requests were answered: a cluster that dies at work. */
    public void dieAfter(Predicate<SeenRequest> which, int more) {
        var left = new AtomicInteger(more);
        rules.add(new Rule(
                request -> which.test(request) && left.getAndDecrement() <= 0,
                new AtomicInteger(Integer.MAX_VALUE),
                new Fault.CutBeforeServer()));
    }

    private void comeBack() {
        server.stop(0);
        try {
            server = listen(port);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port + " again", e);
        }
    }

    private HttpsServer listen(int onPort) throws IOException {
        HttpsServer made = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), 0);
        made.setHttpsConfigurator(new HttpsConfigurator(tls));
        made.setExecutor(threads);
        made.createContext("/", this::handle);
        made.start();
        return made;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            SeenRequest request = describe(exchange, body.length);
            synchronized (seen) {
                seen.add(request);
            }
            Fault fault = rules.stream()
                    .filter(rule -> rule.applies(request))
                    .map(Rule::fault)
                    .findFirst()
                    .orElse(null);
            switch (fault) {
                case null -> answer(exchange, forward(exchange, body));
                case Fault.Delay(var by) -> {
                    HttpResponse<InputStream> answer = forward(exchange, body);
                    Thread.sleep(by);
                    answer(exchange, answer);
                }
                case Fault.LateEvents(var by) -> late(exchange, forward(exchange, body), by);
                case Fault.CutBeforeServer() -> {} // leaving without an answer closes the connection
                case Fault.CutAfterServer() -> {
                    try (InputStream unheard = forward(exchange, body).body()) {
                        unheard.readAllBytes();
                    }
                }
                case Fault.Refuse(var status, var reason) -> refuse(exchange, status, reason, body);
                case Fault.Busy(var seconds) -> {
                    exchange.getResponseHeaders().set("Retry-After", String.valueOf(seconds));
                    refuse(exchange, 429, "TooManyRequests", body);
                }
                case Fault.CutAnswer() -> cut(exchange, forward(exchange, body));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SeenRequest describe(HttpExchange exchange, int bodyLength) {
        URI uri = exchange.getRequestURI();
        return new SeenRequest(
                exchange.getRequestMethod(),
                uri.getPath(),
                uri.getQuery() == null ? "" : uri.getQuery(),
                header(exchange, "Accept"),
                header(exchange, "Content-Type"),
                header(exchange, "User-Agent"),
                bodyLength);
    }

    private static String header(HttpExchange exchange, String name) {
        List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
        return String.join(",", values);
    }

    private HttpResponse<InputStream> forward(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        cluster.server().resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return upstream.send(request.build(), BodyHandlers.ofInputStream());
    }

    private static void answer(HttpExchange exchange, HttpResponse<InputStream> answer) throws IOException {
        try (InputStream in = answer.body()) {
            OutputStream out = begin(exchange, answer);
            byte[] chunk = new byte[16384];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                out.write(chunk, 0, n);
                out.flush(); // a watch is told event by event
            }
        }
    }

    private void late(HttpExchange exchange, HttpResponse<InputStream> answer, Supplier<Duration> by)
            throws IOException, InterruptedException {
        try (InputStream in = answer.body()) {
            OutputStream out = begin(exchange, answer);
            var pieces = new LatePieces(by);
            threads.execute(() -> pieces.takeAll(in));
            pieces.giveAll(out);
        }
    }

    private static OutputStream begin(HttpExchange exchange, HttpResponse<InputStream> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":") && !HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, List.copyOf(values));
            }
        });
        long length = answer.headers().firstValueAsLong("content-length").orElse(0); // 0 means chunks here
        exchange.sendResponseHeaders(answer.statusCode(), length);
        return exchange.getResponseBody();
    }

    private static void cut(HttpExchange exchange, HttpResponse<InputStream> answer) throws IOException {
        try (InputStream in = answer.body()) {
            byte[] whole = in.readAllBytes();
            exchange.sendResponseHeaders(answer.statusCode(), whole.length);
            exchange.getResponseBody().write(whole, 0, whole.length / 2);
            exchange.getResponseBody().flush();
        }
    }

    private static void refuse(HttpExchange exchange, int status, String reason, byte[] body) throws IOException {
        String echo = Json.quote(new String(body, StandardCharsets.UTF_8));
        String answer = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":" + status
                + ",\"reason\":" + Json.quote(reason) + ",\"message\":" + echo
                + ",\"details\":{\"causes\":[{\"reason\":\"FieldValueInvalid\",\"field\":\"data\",\"message\":" + echo
                + "}]}}";
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        upstream.shutdownNow();
    }

    private record Rule(Predicate<SeenRequest> when, AtomicInteger left, Fault fault) {
        boolean applies(SeenRequest request) {
            return when.test(request) && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        }
    }
}
