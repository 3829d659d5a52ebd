package dev.tacit.testing.kubernetes.node;

import dev.tacit.testing.kubernetes.Kubeconfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** What a node is started with, in one private directory. */
final class NodeFiles {
    /** Of a network for documentation (RFC 5737), for kubelet accepts no address of 127/8. */
    static final String ADDRESS = "192.0.2.88";

    private static final String CNI =
            "{\"cniVersion\":\"0.4.0\",\"name\":\"nowhere\",\"plugins\":[{\"type\":\"nowhere\"}]}";

    final Path directory;

    NodeFiles(NodeOptions options, Kubeconfig.Context way, Path clientAuthority) throws IOException {
        directory = Files.createTempDirectory("tacit-node-");
        Files.createDirectory(directory.resolve("run"));
        write("node.sh", resource("node.sh"));
        write("inside.sh", resource("inside.sh"));
        write(
                "containerd.toml",
                resource("containerd.toml")
                        .replace("$DIRECTORY", directory.toString())
                        .replace("$PAUSE", Image.PAUSE.reference()));
        write(
                "kubelet.yaml",
                resource("kubelet.yaml")
                        .replace("$DIRECTORY", directory.toString())
                        .replace("$ADDRESS", ADDRESS)
                        .replace("$CLIENT_AUTHORITY", clientAuthority.toString())
                        .replace("$DETECTION", options.detection().inConfiguration)
                        .replace("$SYNC_FREQUENCY", options.syncFrequency().toMillis() + "ms"));
        Files.createDirectory(directory.resolve("cni"));
        write("cni/nowhere.conflist", CNI);
        for (String plugin : List.of("cni/nowhere", "cni/loopback")) {
            write(plugin, resource("cni.sh"));
            if (!directory.resolve(plugin).toFile().setExecutable(true)) {
                throw new IOException("cannot make " + plugin + " executable");
            }
        }
        Kubeconfig.write(directory.resolve("kubeconfig"), List.of(way));
        Image.writeAll(directory.resolve("images.tar"));
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = NodeFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** The ends of all logs, for the text of an exception. */
    String lastWords() {
        var words = new StringBuilder();
        for (String log : List.of("node.log", "containerd.log", "kubelet.log")) {
            try {
                var lines = Files.readAllLines(directory.resolve(log), java.nio.charset.StandardCharsets.ISO_8859_1);
                words.append("\n").append(log).append(":\n  ");
                words.append(String.join("\n  ", lines.subList(Math.max(0, lines.size() - 12), lines.size())));
            } catch (IOException e) {
                words.append("\nno ").append(log);
            }
        }
        return words.toString();
    }

    void delete() {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
