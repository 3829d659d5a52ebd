package dev.tacit.kubernetes.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/**
 * Why the server said no, reduced to words that are Kubernetes' own: a message, or a reason an admission webhook made up,
 * may repeat a value.
 *
 * @param reason a known StatusReason of {@code k8s.io/apimachinery}, or empty
 * @param denial for a 403, whether it was the authorizer rather than a quota or admission
 */
public record Failure(int status, String reason, List<Cause> causes, Denial denial) {
    private static final Set<String> REASONS = Set.of(
            "AlreadyExists",
            "BadRequest",
            "Conflict",
            "Expired",
            "Forbidden",
            "Gone",
            "InternalError",
            "Invalid",
            "MethodNotAllowed",
            "NotAcceptable",
            "NotFound",
            "RequestEntityTooLarge",
            "ServerTimeout",
            "ServiceUnavailable",
            "StoreReadError",
            "Timeout",
            "TooManyRequests",
            "Unauthorized",
            "UnsupportedMediaType");
    private static final Set<String> CAUSES = Set.of(
            "FieldValueDuplicate",
            "FieldValueForbidden",
            "FieldValueInvalid",
            "FieldValueNotFound",
            "FieldValueNotSupported",
            "FieldValueRequired",
            "FieldValueTooLong",
            "FieldValueTooMany",
            "FieldValueTypeInvalid",
            "NamespaceTerminating");

    /** @param field as the server wrote it: it may name a key, so show it only where it is known */
    public record Cause(String reason, String field) {}

    public enum Denial {
        /** The identity may not do that (RBAC). */
        AUTHORIZATION,
        /** Something else said no: an admission rule, a quota. */
        OTHER
    }

    public Failure {
        causes = List.copyOf(causes);
    }

    static Failure of(Answer answer) {
        var causes = new ArrayList<Cause>();
        var top = new TreeMap<String, String>();
        try (var parser = Json.parser(answer.body())) {
            Json.object(parser, (name, value) -> {
                if (name.equals("details")) {
                    Json.object(value, (detail, v) -> {
                        if (detail.equals("causes")) {
                            Json.array(v, () -> {
                                var cause = Json.texts(v);
                                causes.add(new Cause(
                                        known(CAUSES, cause.getOrDefault("reason", "")),
                                        cause.getOrDefault("field", "")));
                            });
                        } else {
                            v.skipChildren();
                        }
                    });
                } else {
                    top.put(name, Json.text(value));
                }
            });
        } catch (JacksonException e) {
            causes.clear(); // a proxy's page, say: the status has to do
        }
        return new Failure(
                answer.status(),
                known(REASONS, top.getOrDefault("reason", "")),
                causes,
                // The authorizer's sentence: secrets is forbidden: User "x" cannot create resource "secrets" …
                top.getOrDefault("message", "").matches("(?s).* is forbidden: User \".*\" cannot [a-z]+ resource .*")
                        ? Denial.AUTHORIZATION
                        : Denial.OTHER);
    }

    private static String known(Set<String> words, String word) {
        return words.contains(word) ? word : "";
    }

    public boolean names(String causeReason) {
        return causes.stream().anyMatch(cause -> cause.reason().equals(causeReason));
    }
}
