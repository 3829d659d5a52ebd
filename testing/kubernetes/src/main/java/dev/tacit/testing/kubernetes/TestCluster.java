package dev.tacit.testing.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A real API server with its etcd, on free loopback ports, ready when {@link #start} returns. Its HTTP methods act as the
 * administrator, so a test can be "somebody else" beside the code it tests. Where no server can be started these methods
 * throw: tests fail, they are not skipped. Nothing outlives the JVM, even a killed one. Safe for use by many threads.
 */
public final class TestCluster implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final ReentrantLock SHARING = new ReentrantLock();
    private static @Nullable TestCluster shared;
    private static @Nullable String whyNotShared;

    private final String adminToken = UUID.randomUUID().toString();
    private final CertificateAuthority authority;
    private final ClusterFiles files;
    private final HttpClient http;
    private ApiServer server;
    private final Path kubeconfig;

    private TestCluster(Audit audit) throws IOException, InterruptedException, GeneralSecurityException {
        authority = new CertificateAuthority("tacit test cluster");
        http = HttpClient.newBuilder()
                .sslContext(tls())
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        files = new ClusterFiles(authority, adminToken, audit);
        server = ApiServer.start(files, http, adminToken);
        kubeconfig = Kubeconfig.write(files.directory.resolve("kubeconfig"), List.of(context("admin")));
    }

    /** Starts a cluster of the caller's own, in some four seconds; most tests want {@link #shared}. */
    public static TestCluster start() {
        return start(Audit.ON);
    }

    static TestCluster start(Audit audit) {
        try {
            return new TestCluster(audit);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a test cluster: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make certificates for a test cluster", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting a test cluster", e);
        }
    }

    /** The cluster of this JVM, started at the first call; give each test its own {@link #uniqueNamespace}. */
    public static TestCluster shared() {
        SHARING.lock();
        try {
            if (shared == null) {
                if (whyNotShared != null) {
                    throw new IllegalStateException(whyNotShared); // do not try for minutes again
                }
                shared = start();
                Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "stop test cluster"));
            }
            return shared;
        } catch (UncheckedIOException e) {
            whyNotShared = e.getMessage();
            throw e;
        } finally {
            SHARING.unlock();
        }
    }

    public URI server() {
        return server.url;
    }

    /** The authority behind the serving certificate, which is trusted for client certificates too. */
    public String caPem() {
        return authority.pem();
    }

    public Path caFile() {
        return files.directory.resolve("ca.pem");
    }

    /** A bearer token in the group {@code system:masters}. */
    public String adminToken() {
        return adminToken;
    }

    /** A kubeconfig with one context, {@code admin}. */
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** The administrator's way in under a context name of the caller's choice, for {@link Kubeconfig#write}. */
    public Kubeconfig.Context context(String name) {
        return context(name, new Credential.Token(adminToken));
    }

    public Kubeconfig.Context context(String name, Credential credential) {
        return new Kubeconfig.Context(name, server.url, authority.pem(), credential);
    }

    /** A client certificate for any user; the group {@code system:masters} makes an administrator. */
    public Credential.ClientCertificate clientCertificate(KeyKind kind, String user, String... groups) {
        try {
            return authority.issueClient(kind, user, List.of(groups));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign a client certificate", e);
        }
    }

    /** A context for a JDK HTTP client that trusts this cluster. */
    public SSLContext tls() {
        try {
            return authority.tls(null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot set up TLS for a test cluster", e);
        }
    }

    public ApiAnswer get(String path) {
        return send("GET", path, "application/json", "");
    }

    public ApiAnswer post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    public ApiAnswer put(String path, String json) {
        return send("PUT", path, "application/json", json);
    }

    /** An array is sent as JSON Patch (RFC 6902), an object as JSON Merge Patch (RFC 7386). */
    public ApiAnswer patch(String path, String json) {
        String kind = json.stripLeading().startsWith("[") ? "json-patch" : "merge-patch";
        return send("PATCH", path, "application/" + kind + "+json", json);
    }

    public ApiAnswer delete(String path) {
        return send("DELETE", path, "application/json", "");
    }

    public void createNamespace(String name) {
        post("/api/v1/namespaces", "{\"metadata\":{\"name\":" + Json.quote(name) + "}}")
                .expectSuccess();
    }

    /** Creates a namespace that no other test of this run has. */
    public String uniqueNamespace(String prefix) {
        String name = prefix + "-" + Long.toString(ProcessHandle.current().pid(), 36) + "-" + COUNTER.incrementAndGet();
        createNamespace(name);
        return name;
    }

    /** Creates an Opaque Secret from text, and answers with the object. */
    public ApiAnswer createSecret(String namespace, String name, Map<String, String> data) {
        String entries = data.entrySet().stream()
                .map(entry -> Json.quote(entry.getKey()) + ":" + Json.quote(entry.getValue()))
                .collect(Collectors.joining(","));
        return post(
                        secrets(namespace),
                        "{\"metadata\":{\"name\":" + Json.quote(name) + "},\"stringData\":{" + entries + "}}")
                .expectSuccess();
    }

    public ApiAnswer getSecret(String namespace, String name) {
        return get(secrets(namespace) + "/" + name);
    }

    public static String secrets(String namespace) {
        return "/api/v1/namespaces/" + namespace + "/secrets";
    }

    /** A user that may do nothing yet: a service account. */
    public User createUser(String namespace, String name) {
        String accounts = "/api/v1/namespaces/" + namespace + "/serviceaccounts";
        post(accounts, "{\"metadata\":{\"name\":" + Json.quote(name) + "}}").expectSuccess();
        ApiAnswer token = post(
                        accounts + "/" + name + "/token",
                        "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenRequest\",\"spec\":{}}")
                .expectSuccess();
        return new User(
                "system:serviceaccount:" + namespace + ":" + name, new Credential.Token(token.text("status", "token")));
    }

    /** Lets {@code user} do {@code verbs} on {@code resource} of the core group in one namespace. */
    public void allow(User user, String namespace, String resource, String... verbs) {
        String rbac = "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace;
        String name = "{\"metadata\":{\"name\":\"r" + COUNTER.incrementAndGet() + "\"},";
        String role = post(
                        rbac + "/roles",
                        name + "\"rules\":[{\"apiGroups\":[\"\"],\"resources\":[" + Json.quote(resource)
                                + "],\"verbs\":["
                                + List.of(verbs).stream().map(Json::quote).collect(Collectors.joining(",")) + "]}]}")
                .expectSuccess()
                .text("metadata", "name");
        post(
                        rbac + "/rolebindings",
                        name + "\"roleRef\":{\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"Role\",\"name\":"
                                + Json.quote(role) + "},\"subjects\":[{\"apiGroup\":\"rbac.authorization.k8s.io\","
                                + "\"kind\":\"User\",\"name\":" + Json.quote(user.name()) + "}]}")
                .expectSuccess();
    }

    /** Creates roles and bindings from YAML documents parted by {@code ---}, as {@code kubectl create -f} would. */
    public void createAll(String yaml) {
        for (String document : yaml.split("(?m)^---$", -1)) {
            String kind = line(document, "(?m)^kind: (\\w+)$");
            String namespace = line(document, "(?m)^  namespace: \"?([\\w-]+)\"?$");
            send(
                            "POST",
                            "/apis/rbac.authorization.k8s.io/v1"
                                    + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/"
                                    + kind.toLowerCase(java.util.Locale.ROOT) + "s",
                            "application/yaml",
                            document)
                    .expectSuccess();
        }
    }

    private static String line(String document, String pattern) {
        var found = java.util.regex.Pattern.compile(pattern).matcher(document);
        return found.find() ? found.group(1) : "";
    }

    /** Every request finished so far, by anyone but the server itself; the test's own requests as well. */
    public List<AuditEvent> auditEvents() {
        try {
            // An event is written about when its answer is sent: once this one is there, so are the earlier ones.
            String marker = "/api/v1/namespaces/tacit-marker-" + UUID.randomUUID();
            get(marker);
            for (int i = 0; i < 200; i++) {
                List<String> lines = Files.readAllLines(files.auditLog());
                if (lines.stream().anyMatch(line -> line.contains(marker))) {
                    return lines.stream()
                            .filter(line -> line.endsWith("}"))
                            .map(AuditEvent::parse)
                            .filter(event -> !event.uri().contains("/tacit-marker-"))
                            .toList();
                }
                Thread.sleep(20);
            }
            throw new IllegalStateException("the audit log lacks a request made four seconds ago");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the audit log", e);
        }
    }

    private ApiAnswer send(String method, String path, String contentType, String body) {
        HttpRequest request = HttpRequest.newBuilder(server.url.resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + adminToken)
                .header("Content-Type", contentType)
                .header("User-Agent", "tacit-testing")
                .timeout(Duration.ofSeconds(60))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new ApiAnswer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + method + " " + path, e);
        }
    }

    /** Takes a snapshot of etcd, as a backup would. */
    public EtcdSnapshot snapshot() {
        try {
            return EtcdSnapshot.take(files, server.ports.client());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take a snapshot of etcd", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while taking a snapshot of etcd", e);
        }
    }

    /** Stops everything, makes etcd what it was, starts everything at the same address. Not beside other requests. */
    public void restore(EtcdSnapshot snapshot, EtcdSnapshot.Revisions revisions) {
        try {
            server.close();
            var data = snapshot.restore(files, server.ports.peer(), revisions);
            server = ApiServer.again(files, http, adminToken, data, server.ports);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot restore etcd: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while restoring etcd", e);
        }
    }

    /** Kills both processes, then removes their files. */
    @Override
    public void close() {
        server.close();
        http.shutdownNow();
        try {
            files.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody who may do only what {@link #allow} granted. */
    public record User(String name, Credential.Token credential) {}

    /** Whether the server keeps the log behind {@link #auditEvents}. */
    enum Audit {
        ON,
        OFF
    }
}
