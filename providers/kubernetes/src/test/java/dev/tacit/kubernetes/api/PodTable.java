package dev.tacit.kubernetes.api;

import dev.tacit.core.liveness.Conduct;
import dev.tacit.core.liveness.Manner;
import dev.tacit.core.liveness.Reference;
import dev.tacit.core.liveness.Reference.Via;
import dev.tacit.core.liveness.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every way in which a Pod refers to the Secret {@code db}, with what is to be found. */
public final class PodTable {
    private PodTable() {}

    /**
     * @param spec of a Pod, as the API server accepts it
     * @param verdicts when the key {@code password} changes and the workload says nothing, parted by blanks
     * @param ephemeral containers that are added while it runs, or empty
     */
    public record Row(String name, String verdicts, String spec, String ephemeral, Set<Reference> references) {
        Row(String name, String verdicts, String spec, Reference... references) {
            this(name, verdicts, spec, "", new TreeSet<>(Arrays.asList(references)));
        }

        /** As the server answers it later. */
        String whole() {
            return ephemeral.isEmpty()
                    ? spec
                    : spec.substring(0, spec.length() - 1) + ",\"ephemeralContainers\":[" + ephemeral + "]}";
        }

        /** What the references come to. */
        public String judged() {
            return references.stream()
                    .flatMap(reference ->
                            Verdict.of(reference, Manner.IN_PLACE, Optional.of(Set.of("password")), Conduct.UNSAID)
                                    .stream())
                    .distinct()
                    .sorted()
                    .map(Verdict::name)
                    .collect(Collectors.joining(" "));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Reference at(Via via, String at) {
        return Reference.whole(via, at);
    }

    private static Reference keys(Via via, String at, String... keys) {
        return Reference.of(via, at, Set.of(keys));
    }

    private static String mounted(String volume, String mount) {
        return "{\"volumes\":[{\"name\":\"v\"," + volume + "}],\"containers\":[{\"name\":\"c\",\"image\":\"i\","
                + "\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/etc/db\"" + mount + "}]}]}";
    }

    private static String container(String fields) {
        return "{\"containers\":[{\"name\":\"c\",\"image\":\"i\"," + fields + "}]}";
    }

    private static final String PLAIN = "\"containers\":[{\"name\":\"c\",\"image\":\"i\"}]";
    private static final String ITEMS =
            "\"secret\":{\"secretName\":\"db\",\"items\":[{\"key\":\"user\",\"path\":\"u\"},{\"key\":\"password\","
                    + "\"path\":\"keys/p\"}]}";
    private static final String ENV =
            "\"env\":[{\"name\":\"DB_PASSWORD\",\"valueFrom\":{\"secretKeyRef\":{\"name\":\"db\","
                    + "\"key\":\"password\"}}},{\"name\":\"OTHER\",\"value\":\"db\"}]";
    private static final String WHOLE = "\"secret\":{\"secretName\":\"db\"}";

    public static Stream<Row> rows() {
        return Stream.of(
                new Row("a volume", "FILE_UPDATES", mounted(WHOLE, ""), at(Via.VOLUME, "/etc/db")),
                new Row(
                        "an optional volume",
                        "FILE_UPDATES",
                        mounted("\"secret\":{\"secretName\":\"db\",\"optional\":true}", ""),
                        at(Via.VOLUME, "/etc/db")),
                new Row(
                        "a volume of some keys",
                        "FILE_UPDATES",
                        mounted(ITEMS, ""),
                        keys(Via.VOLUME, "/etc/db", "user", "password")),
                new Row(
                        "a volume of one key",
                        "",
                        mounted("\"secret\":{\"secretName\":\"db\",\"items\":[{\"key\":\"user\",\"path\":\"u\"}]}", ""),
                        keys(Via.VOLUME, "/etc/db", "user")),
                new Row(
                        "a projected volume",
                        "FILE_UPDATES",
                        mounted(
                                "\"projected\":{\"sources\":[{\"configMap\":{\"name\":\"db\"}},{\"secret\":{\"name\":\"db\"}},"
                                        + "{\"secret\":{\"name\":\"other\"}},{\"downwardAPI\":{}}]}",
                                ""),
                        at(Via.PROJECTED, "/etc/db")),
                new Row(
                        "a projected key",
                        "FILE_UPDATES",
                        mounted(
                                "\"projected\":{\"sources\":[{\"secret\":{\"name\":\"db\",\"optional\":true,\"items\":[{\"key\":"
                                        + "\"password\",\"path\":\"p\"}]}}]}",
                                ""),
                        keys(Via.PROJECTED, "/etc/db", "password")),
                new Row(
                        "a sub-path",
                        "NOT_LIVE",
                        mounted(WHOLE, ",\"subPath\":\"password\""),
                        keys(Via.SUB_PATH, "/etc/db", "password")),
                new Row(
                        "a sub-path of another key",
                        "",
                        mounted(WHOLE, ",\"subPath\":\"user\""),
                        keys(Via.SUB_PATH, "/etc/db", "user")),
                new Row(
                        "a sub-path of items",
                        "NOT_LIVE",
                        mounted(ITEMS, ",\"subPath\":\"keys\""),
                        keys(Via.SUB_PATH, "/etc/db", "password")),
                new Row(
                        "a sub-path of a projected volume",
                        "NOT_LIVE",
                        mounted(
                                "\"projected\":{\"sources\":[{\"secret\":{\"name\":\"db\"}}]}",
                                ",\"subPath\":\"password\""),
                        keys(Via.SUB_PATH, "/etc/db", "password")),
                new Row(
                        "a sub-path by expression",
                        "NOT_LIVE",
                        mounted(WHOLE, ",\"subPathExpr\":\"$(NAME)\""),
                        at(Via.SUB_PATH, "/etc/db")),
                new Row("one variable", "NOT_LIVE", container(ENV), keys(Via.VARIABLE, "DB_PASSWORD", "password")),
                new Row(
                        "all variables",
                        "NOT_LIVE",
                        container(
                                "\"envFrom\":[{\"secretRef\":{\"name\":\"db\"}},{\"configMapRef\":{\"name\":\"db\"}}]"),
                        at(Via.VARIABLES, "")),
                new Row(
                        "all variables with a prefix",
                        "NOT_LIVE",
                        container(
                                "\"envFrom\":[{\"prefix\":\"DB_\",\"secretRef\":{\"name\":\"db\",\"optional\":true}}]"),
                        at(Via.VARIABLES, "DB_")),
                new Row(
                        "an init container's volume",
                        "NOT_LIVE",
                        "{\"volumes\":[{\"name\":\"v\"," + WHOLE
                                + "}],\"initContainers\":[{\"name\":\"migrate\",\"image\":\"i\","
                                + "\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/etc/db\"}]}]," + PLAIN + "}",
                        at(Via.INIT, "migrate")),
                new Row(
                        "an init container's variable",
                        "NOT_LIVE",
                        "{\"initContainers\":[{\"name\":\"migrate\",\"image\":\"i\"," + ENV + "}]," + PLAIN + "}",
                        keys(Via.INIT, "migrate", "password")),
                new Row(
                        "a sidecar among init containers",
                        "FILE_UPDATES NOT_LIVE",
                        "{\"volumes\":[{\"name\":\"v\"," + WHOLE
                                + "}],\"initContainers\":[{\"name\":\"proxy\",\"image\":\"i\","
                                + "\"restartPolicy\":\"Always\"," + ENV
                                + ",\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/etc/db\"}]}]," + PLAIN + "}",
                        at(Via.VOLUME, "/etc/db"),
                        keys(Via.VARIABLE, "DB_PASSWORD", "password")),
                new Row(
                        "an ephemeral container",
                        "FILE_UPDATES NOT_LIVE",
                        "{\"volumes\":[{\"name\":\"v\"," + WHOLE + "}]," + PLAIN + "}",
                        "{\"name\":\"debug\",\"image\":\"i\"," + ENV
                                + ",\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/etc/db\"}]}",
                        Set.of(at(Via.VOLUME, "/etc/db"), keys(Via.VARIABLE, "DB_PASSWORD", "password"))),
                new Row(
                        "several ways at once",
                        "FILE_UPDATES NEXT_USE NOT_LIVE",
                        "{\"volumes\":[{\"name\":\"v\"," + WHOLE
                                + "}],\"imagePullSecrets\":[{\"name\":\"db\"}],\"containers\":"
                                + "[{\"name\":\"c\",\"image\":\"i\"," + ENV
                                + ",\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/a\"},{\"name\":\"v\",\"mountPath\":\"/b\","
                                + "\"subPath\":\"user\"}]}]}",
                        at(Via.VOLUME, "/a"),
                        keys(Via.SUB_PATH, "/b", "user"),
                        keys(Via.VARIABLE, "DB_PASSWORD", "password"),
                        at(Via.PULL, "")),
                new Row(
                        "a volume that nothing mounts",
                        "",
                        "{\"volumes\":[{\"name\":\"v\"," + WHOLE + "}]," + PLAIN + "}",
                        at(Via.UNMOUNTED, "v")),
                new Row(
                        "an image pull",
                        "NEXT_USE",
                        "{\"imagePullSecrets\":[{\"name\":\"other\"},{\"name\":\"db\"}]," + PLAIN + "}",
                        at(Via.PULL, "")),
                mount("csi", "\"driver\":\"d.example\",\"nodePublishSecretRef\":{\"name\":\"db\"}"),
                mount("azureFile", "\"shareName\":\"s\",\"secretName\":\"db\""),
                mount("cephfs", "\"monitors\":[\"m\"],\"secretRef\":{\"name\":\"db\"}"),
                mount("flexVolume", "\"driver\":\"d/e\",\"secretRef\":{\"name\":\"db\"}"),
                mount(
                        "iscsi",
                        "\"targetPortal\":\"1.2.3.4\",\"iqn\":\"iqn.2001-04.com.example:s\",\"lun\":0,"
                                + "\"chapAuthSession\":true,\"secretRef\":{\"name\":\"db\"}"),
                mount("rbd", "\"monitors\":[\"m\"],\"image\":\"i\",\"secretRef\":{\"name\":\"db\"}"),
                mount(
                        "scaleIO",
                        "\"gateway\":\"g\",\"system\":\"s\",\"volumeName\":\"n\",\"secretRef\":{\"name\":\"db\"}"),
                mount("storageos", "\"volumeName\":\"n\",\"secretRef\":{\"name\":\"db\"}"),
                new Row(
                        "nothing but the name",
                        "",
                        "{\"serviceAccountName\":\"db\",\"hostname\":\"db\",\"volumes\":[{\"name\":\"db\",\"configMap\":"
                                + "{\"name\":\"db\"}}],\"containers\":[{\"name\":\"db\",\"image\":\"db\",\"env\":[{\"name\":\"A\","
                                + "\"valueFrom\":{\"configMapKeyRef\":{\"name\":\"db\",\"key\":\"db\"}}}]}]}"));
    }

    private static Row mount(String kind, String fields) {
        return new Row(
                "a volume of " + kind,
                "NEXT_USE",
                mounted("\"" + kind + "\":{" + fields + "}", ""),
                at(Via.MOUNT, kind));
    }

    /** Pods of a later Kubernetes, or of none at all: whatever is found, nothing breaks. */
    public static Stream<Row> odd() {
        return Stream.of(
                new Row(
                        "fields that do not exist yet",
                        "UNKNOWN",
                        "{\"vault\":{\"secretRef\":{\"name\":\"db\"}},\"x\":[1,[true,null,{\"y\":{}}]]," + PLAIN + "}",
                        at(Via.OTHER, "vault")),
                new Row(
                        "a volume that does not exist yet",
                        "UNKNOWN",
                        mounted(
                                "\"quantum\":{\"deep\":[{\"secretRef\":{\"name\":\"db\"}}]},\"z\":7",
                                ",\"spin\":{\"a\":[]}"),
                        at(Via.OTHER, "quantum")),
                new Row(
                        "a container's field that does not exist yet",
                        "UNKNOWN",
                        container("\"inject\":[{\"secret\":{\"name\":\"db\",\"n\":1}}]"),
                        at(Via.OTHER, "inject")),
                new Row(
                        "a source of variables that does not exist yet",
                        "UNKNOWN",
                        container(
                                "\"env\":[{\"name\":\"A\",\"valueFrom\":{\"later\":{\"secretRef\":{\"name\":\"db\"}}}}]"),
                        at(Via.OTHER, "later")),
                new Row(
                        "an unknown field in every place",
                        "",
                        "{\"new\":1,\"volumes\":[{\"new\":{},\"name\":\"v\",\"secret\":{\"new\":[],\"secretName\":\"db\",\"items\":"
                                + "[{\"new\":1,\"key\":\"user\",\"path\":\"u\"}]}}],\"containers\":[{\"new\":\"\",\"name\":\"c\","
                                + "\"volumeMounts\":[{\"new\":{\"a\":1},\"name\":\"v\",\"mountPath\":\"/etc/db\"}],\"env\":[{\"new\":[1],"
                                + "\"name\":\"A\",\"valueFrom\":{\"new\":1,\"secretKeyRef\":{\"new\":{},\"name\":\"db\",\"key\":\"user\"}}}]}]}",
                        keys(Via.VOLUME, "/etc/db", "user"),
                        keys(Via.VARIABLE, "A", "user")),
                new Row("null for everything", "", "{\"volumes\":null,\"containers\":null,\"imagePullSecrets\":null}"),
                new Row(
                        "fields in another order",
                        "",
                        "{\"containers\":[{\"volumeMounts\":[{\"subPath\":\"password\",\"mountPath\":\"/etc/db\",\"name\":\"v\"}],"
                                + "\"name\":\"c\"}],\"volumes\":[{\"secret\":{\"items\":[{\"path\":\"password\",\"key\":\"user\"}],"
                                + "\"secretName\":\"db\"},\"name\":\"v\"}]}",
                        keys(Via.SUB_PATH, "/etc/db", "user")),
                new Row(
                        "a map where containers belong",
                        "UNKNOWN",
                        "{\"volumes\":[{\"name\":\"v\"," + WHOLE + "}],\"containers\":{\"c\":{" + ENV + "}}}",
                        at(Via.OTHER, "a malformed Pod")),
                new Row(
                        "text where volumes belong",
                        "UNKNOWN",
                        "{\"volumes\":\"db\"," + container(ENV).substring(1),
                        at(Via.OTHER, "a malformed Pod")),
                new Row("text for a specification", "", "\"db\""),
                new Row("a list for a specification", "", "[{\"secretName\":\"db\"}]"));
    }

    static List<Row> all() {
        return Stream.concat(rows(), odd()).toList();
    }
}
