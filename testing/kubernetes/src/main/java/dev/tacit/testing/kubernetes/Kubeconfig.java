package dev.tacit.testing.kubernetes;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes kubeconfig files; the first context is the current one. */
public final class Kubeconfig {
    private Kubeconfig() {}

    /** A way to reach one server as one user. */
    public record Context(String name, URI server, String caPem, Credential credential) {}

    public static Path write(Path file, List<Context> contexts) throws IOException {
        var clusters = new StringBuilder();
        var users = new StringBuilder();
        var names = new StringBuilder();
        for (Context context : contexts) {
            String name = Json.quote(context.name());
            clusters.append("- name: ")
                    .append(name)
                    .append("\n  cluster:\n    server: ")
                    .append(context.server());
            clusters.append("\n    certificate-authority-data: ")
                    .append(Pem.base64(context.caPem()))
                    .append('\n');
            users.append("- name: ").append(name).append("\n  user:\n").append(user(context.credential()));
            names.append("- name: ")
                    .append(name)
                    .append("\n  context:\n    cluster: ")
                    .append(name);
            names.append("\n    user: ").append(name).append('\n');
        }
        return Files.writeString(
                file,
                "apiVersion: v1\nkind: Config\nclusters:\n" + clusters + "users:\n" + users + "contexts:\n" + names
                        + "current-context: " + Json.quote(contexts.getFirst().name()) + "\n");
    }

    private static String user(Credential credential) {
        return switch (credential) {
            case Credential.Token(var token) -> "    token: " + Json.quote(token) + "\n";
            case Credential.ClientCertificate(var certificate, var key) ->
                "    client-certificate-data: " + Pem.base64(certificate) + "\n    client-key-data: " + Pem.base64(key)
                        + "\n";
        };
    }
}
