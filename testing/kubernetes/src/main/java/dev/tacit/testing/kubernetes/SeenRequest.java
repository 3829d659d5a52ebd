package dev.tacit.testing.kubernetes;

import java.util.Arrays;

/** A request as it passed the {@link FaultProxy}, without its body. */
public record SeenRequest(
        String method, String path, String query, String accept, String contentType, String userAgent, int bodyLength) {

    /** Whether the answer can hold nothing but metadata: every media type the client accepts asks for that. */
    public boolean asksForMetadataOnly() {
        return !accept.isEmpty()
                && Arrays.stream(accept.split(",", -1)).allMatch(range -> range.contains("as=PartialObjectMetadata"));
    }

    public boolean isAboutSecrets() {
        return path.contains("/secrets");
    }

    /** Whether the server answers with values of Secrets. */
    public boolean readsSecretValues() {
        return method.equals("GET") && isAboutSecrets() && !asksForMetadataOnly();
    }

    /** A question about permission is asked by POST, yet changes nothing. */
    public boolean isWrite() {
        return switch (method) {
            case "POST" -> !path.startsWith("/apis/authorization.k8s.io/");
            case "PUT", "PATCH", "DELETE" -> true;
            default -> false;
        };
    }
}
