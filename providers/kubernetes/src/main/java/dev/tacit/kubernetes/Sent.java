package dev.tacit.kubernetes;

import dev.tacit.core.provider.ObjectContent;
import dev.tacit.core.provider.Receipt.Admitted;
import dev.tacit.core.record.Mark;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.Payload;
import dev.tacit.kubernetes.api.Failure;
import dev.tacit.kubernetes.api.SecretObject;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a write asks for, the label and the mark that make it ours included. Never printed. */
final class Sent {
    private static final Pattern FIELD = Pattern.compile(
            "(data|stringData|type|immutable|metadata(?:\\.(?:name|namespace|labels|annotations|uid|resourceVersion))?)"
                    + "(?:\\[(.*)\\])?");
    private static final Set<String> KEYS_OF_TYPES =
            Set.of("tls.crt", "tls.key", ".dockerconfigjson", ".dockercfg", "ssh-privatekey", "username", "password");

    private final ObjectContent content;
    private final Mark mark;
    private final SortedMap<String, String> labels;
    private final SortedMap<String, String> annotations;

    Sent(ObjectContent content, Mark mark, Ours ours) {
        this.content = content;
        this.mark = mark;
        labels = new TreeMap<>(content.labels());
        labels.put(Ours.LABEL, ours.store());
        annotations = new TreeMap<>(content.annotations());
        annotations.put(Ours.MARK, mark.text());
    }

    String type() {
        return content.type();
    }

    Mutability mutability() {
        return content.mutability();
    }

    Payload data() {
        return content.data();
    }

    SortedMap<String, String> labels() {
        return labels;
    }

    SortedMap<String, String> annotations() {
        return annotations;
    }

    /** Whether {@code there} came from this very write. */
    boolean made(SecretObject there) {
        return Ours.mark(there.meta()).filter(mark::equals).isPresent() && holds(there);
    }

    Admitted admitted(SecretObject there) {
        return holds(there)
                        && there.meta().labels().entrySet().containsAll(labels.entrySet())
                        && there.meta().annotations().entrySet().containsAll(annotations.entrySet())
                ? Admitted.AS_SENT
                : Admitted.ALTERED;
    }

    private boolean holds(SecretObject there) {
        return there.type().equals(content.type())
                && there.mutability() == content.mutability()
                && there.read(data -> equal(data, content.data().toBytes()));
    }

    private static boolean equal(Map<String, byte[]> a, Map<String, byte[]> b) {
        return a.keySet().equals(b.keySet())
                && a.entrySet().stream().allMatch(entry -> Arrays.equals(entry.getValue(), b.get(entry.getKey())));
    }

    /** The server's causes, each with its field where that is one of ours: a webhook may put anything there. */
    String explain(Failure failure) {
        return failure.causes().stream()
                .map(cause -> (cause.reason().isEmpty() ? "a rule" : cause.reason()) + " at " + field(cause.field()))
                .distinct()
                .limit(5)
                .collect(Collectors.joining(", "));
    }

    private String field(String field) {
        var match = FIELD.matcher(field);
        if (!match.matches()) {
            return "an unnamed field";
        }
        var key = match.group(2);
        boolean ours = key != null
                && (content.data().entries().containsKey(key)
                        || labels.containsKey(key)
                        || annotations.containsKey(key)
                        || KEYS_OF_TYPES.contains(key));
        return ours ? field : match.group(1);
    }

    @Override
    public String toString() {
        return "what was sent";
    }
}
