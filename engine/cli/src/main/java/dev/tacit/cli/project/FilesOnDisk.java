package dev.tacit.cli.project;

import dev.tacit.hcl.eval.ReadableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What functions of a project may read: any file of its user's. */
final class FilesOnDisk implements ReadableFiles {
    /** Nothing larger is content of a secret, or digested by a function in reasonable time. */
    private static final long LARGEST = 64L << 20;

    private final Path directory;
    private final Path home;

    FilesOnDisk(Path directory, Path home) {
        this.directory = directory;
        this.home = home;
    }

    @Override
    public Answer read(String path) {
        try {
            var file = directory.resolve(expanded(path));
            if (!Files.exists(file)) {
                return new Answer.Missing();
            }
            if (!Files.isRegularFile(file)) {
                return new Answer.Unreadable(Files.isDirectory(file) ? "it is a directory" : "it is no regular file");
            }
            return Files.size(file) > LARGEST
                    ? new Answer.Unreadable("it is larger than 64 MiB")
                    : new Answer.Found(Files.readAllBytes(file));
        } catch (InvalidPathException e) {
            return new Answer.Unreadable("that is no path");
        } catch (IOException e) {
            return new Answer.Unreadable("the file system refuses it");
        }
    }

    @Override
    public Optional<List<String>> below(String path, int depth) {
        try {
            var root = directory.resolve(path);
            try (var files = Files.walk(root, depth)) {
                return Optional.of(files.filter(Files::isRegularFile)
                        .map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .sorted()
                        .toList());
            }
        } catch (InvalidPathException | IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String absolute(String path) {
        return directory.resolve(path).toAbsolutePath().normalize().toString().replace('\\', '/');
    }

    @Override
    public String expanded(String path) {
        return path.equals("~") || path.startsWith("~/") ? home + path.substring(1) : path;
    }
}
