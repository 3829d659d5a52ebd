package dev.tacit.kubernetes.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Credentials inside a kubeconfig or in files beside it; relative paths start at the kubeconfig's directory. */
final class CredentialFiles {
    private final Path kubeconfig;
    private final Path home;
    private final List<Path> read = new ArrayList<>();
    private final List<FileStamps.Stamp> stamps = new ArrayList<>();

    CredentialFiles(Path kubeconfig, Path home) {
        this.kubeconfig = kubeconfig;
        this.home = home;
        note(kubeconfig);
    }

    private void note(Path file) {
        read.add(file);
        stamps.add(FileStamps.stamp(file));
    }

    /** The PEM under {@code key-data}, else in the file that {@code key} names; the order is kubectl's. */
    @Nullable
    String embeddedOr(Map<?, ?> section, String key) throws ClusterException {
        var embedded = Kubeconfig.text(section, key + "-data");
        if (embedded != null) {
            try {
                return new String(Base64.getMimeDecoder().decode(embedded), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw Kubeconfig.invalid(kubeconfig, "What stands under " + key + "-data is not base64.");
            }
        }
        var path = Kubeconfig.text(section, key);
        return path == null ? null : read(path, key);
    }

    String read(String path, String key) throws ClusterException {
        try {
            var file = kubeconfig.toAbsolutePath().resolveSibling(Paths.expand(path, home));
            note(file);
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw Kubeconfig.invalid(
                    kubeconfig,
                    "The file \"" + path + "\", which " + key + " names, cannot be read: " + Paths.why(e) + ".");
        }
    }

    /** The state of what was read, just before. */
    FileStamps stamps() {
        return new FileStamps(read, stamps);
    }
}
