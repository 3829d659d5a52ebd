package dev.tacit.testing.kubernetes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One finished request as the server's own audit log tells it. A metadata-only LIST looks like any other here, because
 * the log holds no Accept header: count those through a {@link FaultProxy}.
 */
public record AuditEvent(
        String verb,
        String resource,
        String namespace,
        String name,
        String uri,
        String user,
        String userAgent,
        int status) {

    static AuditEvent parse(String line) {
        @Nullable Object event = Json.parse(line);
        @Nullable Object object = event instanceof Map<?, ?> map ? map.get("objectRef") : null;
        String status = Json.text(event, "responseStatus", "code");
        return new AuditEvent(
                Json.text(event, "verb"),
                Json.text(object, "resource"),
                Json.text(object, "namespace"),
                Json.text(object, "name"),
                Json.text(event, "requestURI"),
                Json.text(event, "user", "username"),
                Json.text(event, "userAgent"),
                status.isEmpty() ? 0 : Integer.parseInt(status));
    }

    /** The events of one verb on Secrets. */
    public static List<AuditEvent> onSecrets(List<AuditEvent> events, String verb) {
        return events.stream()
                .filter(event -> event.resource.equals("secrets") && event.verb.equals(verb))
                .toList();
    }
}
