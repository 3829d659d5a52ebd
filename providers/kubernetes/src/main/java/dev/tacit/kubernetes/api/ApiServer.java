package dev.tacit.kubernetes.api;

import dev.tacit.core.provider.Namespace;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.kubernetes.access.ClusterException;
import dev.tacit.kubernetes.access.KubernetesCode;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The few requests Tacit makes. A read is repeated when the server is busy or the connection breaks, a write only when
 * the server turned it away unread. Thread-safe.
 */
public final class ApiServer implements AutoCloseable {
    /** Requests under way at once; more gain nothing on a small API server, yet crowd out others. */
    public static final int PARALLELISM = 16;

    /** Under which the server notes what we write. */
    public static final String MANAGER = "tacit";

    private static final int PAGE = 500;
    /** Of whole objects, each of which may have a MiB. */
    private static final int PAGE_OF_VALUES = 100;

    private static final int READS = 3;
    /** How often a request is sent that the server turns away unread, before that is told. */
    private static final int TURNED_AWAY = 6;

    private static final int MOST_PATIENCE_SECONDS = 5;

    private final Exchange exchange;
    private final Semaphore slots = new Semaphore(PARALLELISM);

    public ApiServer(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The UID of a namespace; empty when there is none. */
    public Optional<String> namespaceUid(String name) throws ClusterException {
        var purpose = new Purpose("get", "namespaces", "the cluster (at least " + name + ")", "namespace " + name);
        return get(
                        Call.get("/api/v1/namespaces/" + Call.segment(name), Call.View.METADATA),
                        purpose,
                        ObjectParser::meta)
                .map(ObjectMeta::uid)
                .filter(uid -> !uid.isEmpty());
    }

    public Optional<ObjectMeta> meta(ObjectKey key) throws ClusterException {
        return get(Call.get(path(key), Call.View.METADATA), purpose("get", key), ObjectParser::meta);
    }

    public Optional<SecretObject> secret(ObjectKey key) throws ClusterException {
        return get(Call.get(path(key), Call.View.WHOLE), purpose("get", key), ObjectParser::secret);
    }

    /**
     * The objects of a namespace without their content, by pages.
     *
     * @param labelSelector empty for none
     * @param wanted which to keep
     */
    public Listed<ObjectMeta> list(String namespace, String labelSelector, Predicate<ObjectMeta> wanted)
            throws ClusterException {
        var query = labelSelector.isEmpty() ? "" : "&labelSelector=" + Call.segment(labelSelector);
        return pages(
                collection(namespace) + "?limit=" + PAGE + query,
                Call.View.METADATA_LIST,
                Purpose.secrets("list", namespace, ""),
                json -> ObjectParser.page(json, wanted));
    }

    /** The objects of the whole cluster that have a label, without their content, by pages. */
    public Listed<Placed> list(String labelSelector) throws ClusterException {
        return pages(
                "/api/v1/secrets?limit=" + PAGE + "&labelSelector=" + Call.segment(labelSelector),
                Call.View.METADATA_LIST,
                new Purpose("list", "secrets", "the whole cluster", "the Secrets of the cluster"),
                json -> ObjectParser.placed(json, _ -> true));
    }

    /**
     * The objects of a namespace with their content, by pages.
     *
     * @param labelSelector which the server chooses by
     * @param fieldSelector likewise; empty for none
     * @param reader to whom each object is lent
     */
    public <T> List<T> secrets(
            String namespace, String labelSelector, String fieldSelector, Function<SecretObject, T> reader)
            throws ClusterException {
        var fields = fieldSelector.isEmpty() ? "" : "&fieldSelector=" + Call.segment(fieldSelector);
        return pages(
                        collection(namespace) + "?limit=" + PAGE_OF_VALUES + "&labelSelector="
                                + Call.segment(labelSelector) + fields,
                        Call.View.WHOLE,
                        Purpose.secrets("list", namespace, ""),
                        json -> ObjectParser.secrets(json, reader))
                .objects();
    }

    /** Empty when there is none of that name. */
    public Optional<Namespace> namespace(String name) throws ClusterException {
        return get(
                Call.get("/api/v1/namespaces/" + Call.segment(name), Call.View.METADATA),
                new Purpose("get", "namespaces", "the cluster (at least " + name + ")", "namespace " + name),
                NamespaceParser::namespace);
    }

    /** Every namespace, by pages. */
    public List<Namespace> namespaces() throws ClusterException {
        return pages(
                        "/api/v1/namespaces?limit=" + PAGE,
                        Call.View.METADATA_LIST,
                        new Purpose("list", "namespaces", "the cluster", "the namespaces"),
                        NamespaceParser::page)
                .objects();
    }

    /**
     * The Pods that are not over and refer to objects asked about, by pages.
     *
     * @param namespace empty for all
     */
    public List<PodUse> pods(String namespace, Predicate<ObjectKey> asked) throws ClusterException {
        return pages(
                        Listable.PODS.path(namespace) + "?limit=" + PAGE + "&fieldSelector="
                                + Call.segment("status.phase!=Succeeded,status.phase!=Failed"),
                        Call.View.WHOLE,
                        Listable.PODS.listing(namespace),
                        json -> PodParser.page(json, asked))
                .objects();
    }

    /**
     * Controllers without what they control.
     *
     * @param namespace empty for all
     * @param wanted which to keep
     */
    public List<Placed> controllers(Listable kind, String namespace, Predicate<ObjectKey> wanted)
            throws ClusterException {
        return pages(
                        kind.path(namespace) + "?limit=" + PAGE,
                        Call.View.METADATA_LIST,
                        kind.listing(namespace),
                        json -> ObjectParser.placed(json, placed -> wanted.test(placed.key())))
                .objects();
    }

    /** Ingresses with certificates. */
    public List<RouteUse> ingresses(String namespace) throws ClusterException {
        return pages(
                        Listable.INGRESSES.path(namespace) + "?limit=" + PAGE,
                        Call.View.WHOLE,
                        Listable.INGRESSES.listing(namespace),
                        RouteParser::ingresses)
                .objects();
    }

    /** Gateways with certificates; none where the cluster knows no Gateways. */
    public List<RouteUse> gateways(String namespace) throws ClusterException {
        var path = Listable.GATEWAYS.path(namespace) + "?limit=" + PAGE;
        var purpose = Listable.GATEWAYS.listing(namespace);
        var first = read(Call.get(path, Call.View.WHOLE), purpose);
        if (first.status() == 404) {
            return List.of();
        }
        var page = parse(first, purpose, RouteParser::gateways);
        return page.next().isEmpty()
                ? page.objects()
                : pages(path, Call.View.WHOLE, purpose, RouteParser::gateways).objects();
    }

    private <T> Listed<T> pages(String collection, Call.View view, Purpose purpose, Function<byte[], Page<T>> reader)
            throws ClusterException {
        var found = new ArrayList<T>();
        boolean restarted = false;
        var next = "";
        do {
            var path = collection + (next.isEmpty() ? "" : "&continue=" + Call.segment(next));
            var answer = read(Call.get(path, view), purpose);
            if (answer.status() == 410 && !restarted) { // the pages took so long that their snapshot is gone
                restarted = true;
                found.clear();
                next = "";
                continue;
            }
            var page = parse(answer, purpose, reader);
            found.addAll(page.objects());
            next = page.next();
            if (next.isEmpty()) {
                return new Listed<>(found, page.version());
            }
        } while (true);
    }

    /**
     * Whether we may do that to Secrets, by the server's own word.
     *
     * @param namespace empty for all of them
     * @param name empty for any
     */
    public boolean allows(String verb, String namespace, String name) throws ClusterException {
        var purpose = new Purpose("create", "selfsubjectaccessreviews", "the cluster", "a question about permission");
        var call = Call.post(
                "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", JsonBody.review(verb, namespace, name));
        return parse(read(call, purpose), purpose, ObjectParser::allowed);
    }

    public Reply create(ObjectKey key, byte[] manifest) {
        return write(
                Call.post(collection(key.namespace()) + "?fieldManager=" + MANAGER, manifest), purpose("create", key));
    }

    public Reply patch(ObjectKey key, byte[] jsonPatch) {
        return write(Call.patch(path(key) + "?fieldManager=" + MANAGER, jsonPatch), purpose("patch", key));
    }

    public Reply delete(ObjectKey key, byte[] options) {
        return write(Call.delete(path(key), options), purpose("delete", key));
    }

    private <T> Optional<T> get(Call call, Purpose purpose, Function<byte[], T> reader) throws ClusterException {
        var answer = read(call, purpose);
        return answer.status() == 404 ? Optional.empty() : Optional.of(parse(answer, purpose, reader));
    }

    private static <T> T parse(Answer answer, Purpose purpose, Function<byte[], T> reader) throws ClusterException {
        if (!answer.succeeded()) {
            throw new ClusterException(purpose.diagnose(Failure.of(answer)));
        }
        try {
            return reader.apply(answer.body());
        } catch (JacksonException e) {
            throw new ClusterException(
                    KubernetesCode.NOT_A_CLUSTER,
                    "The answer is not one of a Kubernetes API server",
                    "The server answered " + answer.status() + " to " + purpose.verb() + " " + purpose.object()
                            + ", but not with what Kubernetes says there. Check the server's address.");
        }
    }

    private Answer read(Call call, Purpose purpose) throws ClusterException {
        for (int attempt = 1; ; attempt++) {
            Answer answer = null;
            IOException failure = null;
            try {
                answer = send(call);
            } catch (IOException e) {
                failure = e;
            }
            boolean busy = answer != null && answer.status() == 429;
            if (attempt >= (busy ? TURNED_AWAY : READS) || !passing(answer, failure)) {
                if (answer == null) {
                    throw new ClusterException(purpose.diagnose(failure == null ? new IOException() : failure));
                }
                return answer;
            }
            pause(attempt, answer);
        }
    }

    private static boolean passing(@Nullable Answer answer, @Nullable IOException failure) {
        return answer != null
                ? answer.status() == 429 || answer.status() >= 500
                : failure != null && !Purpose.neverSent(failure) && !(failure instanceof HttpTimeoutException);
    }

    /** As long as the server asks for within reason, and a little more, so that not all come back at once. */
    private static void pause(int attempt, @Nullable Answer answer) {
        long asked = answer == null ? 0 : Math.min(answer.retryAfter(), MOST_PATIENCE_SECONDS) * 1000L;
        pause(Math.max(attempt * 250L, asked) + ThreadLocalRandom.current().nextLong(100L * attempt));
    }

    private Reply write(Call call, Purpose purpose) {
        try {
            var answer = send(call);
            // Turned away is not looked at, so sending it again does not do it twice.
            for (int attempt = 1; answer.status() == 429 && attempt < TURNED_AWAY; attempt++) {
                pause(attempt, answer);
                answer = send(call);
            }
            return answer.succeeded() ? new Reply.Done(answer) : new Reply.Denied(Failure.of(answer), purpose);
        } catch (IOException e) {
            return Purpose.neverSent(e)
                    ? new Reply.NeverSent(purpose.diagnose(e))
                    : new Reply.Lost(purpose.diagnose(e));
        }
    }

    private Answer send(Call call) throws IOException {
        slots.acquireUninterruptibly();
        try {
            return exchange.send(call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted");
        } finally {
            slots.release();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the next request ends at once
        }
    }

    private static Purpose purpose(String verb, ObjectKey key) {
        return Purpose.secrets(verb, key.namespace(), key.name());
    }

    private static String collection(String namespace) {
        return "/api/v1/namespaces/" + Call.segment(namespace) + "/secrets";
    }

    private static String path(ObjectKey key) {
        return collection(key.namespace()) + "/" + Call.segment(key.name());
    }

    @Override
    public void close() {
        exchange.close();
    }
}
