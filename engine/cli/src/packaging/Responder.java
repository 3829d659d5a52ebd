import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Answers on the loopback as an API server would with one namespace, where one Secret may be made and listed. */
final class Responder implements AutoCloseable {
    private static final char[] PASSWORD = "training".toCharArray();
    private static final String OBJECT = "\"metadata\":{";

    private final HttpsServer server;
    private final String certificate;
    private volatile String created = "";

    private Responder(HttpsServer server, String certificate) {
        this.server = server;
        this.certificate = certificate;
    }

    static Responder start(Path place) throws Exception {
        Path store = place.resolve("responder.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                        "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-alias", "responder", "-dname", "CN=training",
                        "-ext", "san=ip:127.0.0.1", "-ext", "bc:c=ca:true", "-validity", "2", "-storetype", "PKCS12",
                        "-keystore", store.toString(), "-storepass", new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("keytool.log").toFile())
                .start();
        if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException("keytool made no certificate");
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        var pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getCertificate("responder").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        var responder = new Responder(server, pem);
        server.createContext("/", responder::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return responder;
    }

    String address() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    String certificate() {
        return certificate;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("POST")) {
                String answer = body.replaceFirst(
                        "\"metadata\"\\s*:\\s*\\{", OBJECT + "\"uid\":\"8d2c1f5e\",\"resourceVersion\":\"7\",");
                created = object(answer);
                send(exchange, 201, answer);
            } else if (path.endsWith("/secrets")) {
                send(exchange, 200, "{\"metadata\":{\"resourceVersion\":\"9\"},\"items\":["
                        + (created.isEmpty() ? "" : "{" + created + "}") + "]}");
            } else if (path.contains("/secrets/")) {
                send(exchange, 404, "{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"NotFound\",\"code\":404}");
            } else {
                send(exchange, 200, "{\"metadata\":{\"name\":\"kube-system\",\"uid\":\"5b7f3d10\"}}");
            }
        }
    }

    /** The {@code metadata} member, by counting braces: none of its texts has one. */
    private static String object(String json) {
        int start = json.indexOf(OBJECT);
        int depth = 0;
        for (int i = start + OBJECT.length() - 1; i < json.length(); i++) {
            depth += json.charAt(i) == '{' ? 1 : json.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return json.substring(start, i + 1);
            }
        }
        return "";
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
