package dev.tacit.testing.kubernetes.node;

import dev.tacit.testing.kubernetes.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Pod of one container {@code main}, to be created as it is or from a Deployment. Each method answers with another draft.
 * The lists hold JSON.
 *
 * @param name of the Pod or the Deployment; also the value of the label {@code app}
 */
public record PodDraft(
        String name,
        Image image,
        List<String> arguments,
        List<String> volumes,
        List<String> mounts,
        List<String> env,
        List<String> envFrom,
        List<String> initContainers) {
    public PodDraft {
        arguments = List.copyOf(arguments);
        volumes = List.copyOf(volumes);
        mounts = List.copyOf(mounts);
        env = List.copyOf(env);
        envFrom = List.copyOf(envFrom);
        initContainers = List.copyOf(initContainers);
    }

    /** Runs the {@link Image#PROBE}: {@code sleep}, {@code once FILE…}, {@code watch FILE…} or {@code env NAME…}. */
    public static PodDraft probe(String name, String... arguments) {
        return of(name, Image.PROBE, arguments);
    }

    /** Runs the {@link Image#BARE}, in which nothing can be run. */
    public static PodDraft bare(String name) {
        return of(name, Image.BARE);
    }

    private static PodDraft of(String name, Image image, String... arguments) {
        return new PodDraft(name, image, List.of(arguments), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Mounts a Secret as a directory. */
    public PodDraft secret(String path, String secret) {
        return volume(path, "\"secret\":{\"secretName\":" + Json.quote(secret) + "}");
    }

    /** Mounts several Secrets as one directory. */
    public PodDraft projected(String path, String... secrets) {
        String sources = Arrays.stream(secrets)
                .map(secret -> "{\"secret\":{\"name\":" + Json.quote(secret) + "}}")
                .collect(Collectors.joining(","));
        return volume(path, "\"projected\":{\"sources\":[" + sources + "]}");
    }

    /** Mounts one key of a Secret as a file by {@code subPath}, which is never changed while the container runs. */
    public PodDraft subPath(String path, String secret, String key) {
        return volume(
                path, "\"secret\":{\"secretName\":" + Json.quote(secret) + "}", ",\"subPath\":" + Json.quote(key));
    }

    /** Mounts any volume; {@code source} is the JSON of its kind, such as {@code "secret":{…}}. */
    public PodDraft volume(String path, String source) {
        return volume(path, source, "");
    }

    private PodDraft volume(String path, String source, String mountMore) {
        String volume = Json.quote("v" + volumes.size());
        return new PodDraft(
                name,
                image,
                arguments,
                and(volumes, "{\"name\":" + volume + "," + source + "}"),
                and(mounts, "{\"name\":" + volume + ",\"mountPath\":" + Json.quote(path) + mountMore + "}"),
                env,
                envFrom,
                initContainers);
    }

    public PodDraft env(String variable, String secret, String key) {
        String entry = "{\"name\":" + Json.quote(variable) + ",\"valueFrom\":{\"secretKeyRef\":{\"name\":"
                + Json.quote(secret) + ",\"key\":" + Json.quote(key) + "}}}";
        return new PodDraft(name, image, arguments, volumes, mounts, and(env, entry), envFrom, initContainers);
    }

    public PodDraft envFrom(String secret) {
        String entry = "{\"secretRef\":{\"name\":" + Json.quote(secret) + "}}";
        return new PodDraft(name, image, arguments, volumes, mounts, env, and(envFrom, entry), initContainers);
    }

    /** Another container like this one's, with all its mounts; it begins earlier and goes on beside it. */
    public PodDraft sidecar(String container, String... itsArguments) {
        String entry = container(container, List.of(itsArguments), ",\"restartPolicy\":\"Always\"");
        return new PodDraft(name, image, arguments, volumes, mounts, env, envFrom, and(initContainers, entry));
    }

    String pod(Optional<String> node) {
        return "{\"metadata\":" + metadata() + ",\"spec\":" + spec(node) + "}";
    }

    String deployment(int replicas, Optional<String> node) {
        return "{\"metadata\":" + metadata() + ",\"spec\":{\"replicas\":" + replicas
                + ",\"selector\":{\"matchLabels\":{\"app\":" + Json.quote(name) + "}},\"template\":{\"metadata\":"
                + "{\"labels\":{\"app\":" + Json.quote(name) + "}},\"spec\":" + spec(node) + "}}}";
    }

    private String metadata() {
        return "{\"name\":" + Json.quote(name) + ",\"labels\":{\"app\":" + Json.quote(name) + "}}";
    }

    private String spec(Optional<String> node) {
        return "{" + node.map(at -> "\"nodeName\":" + Json.quote(at) + ",").orElse("")
                + "\"terminationGracePeriodSeconds\":0,\"automountServiceAccountToken\":false,"
                + "\"enableServiceLinks\":false,\"initContainers\":" + array(initContainers) + ",\"containers\":["
                + container("main", arguments, "") + "],\"volumes\":" + array(volumes) + "}";
    }

    private String container(String container, List<String> itsArguments, String more) {
        return "{\"name\":" + Json.quote(container) + ",\"image\":" + Json.quote(image.reference())
                + ",\"imagePullPolicy\":\"Never\",\"args\":"
                + array(itsArguments.stream().map(Json::quote).toList()) + ",\"env\":" + array(env) + ",\"envFrom\":"
                + array(envFrom) + ",\"volumeMounts\":" + array(mounts) + more + "}";
    }

    private static String array(List<String> elements) {
        return "[" + String.join(",", elements) + "]";
    }

    private static List<String> and(List<String> some, String more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
