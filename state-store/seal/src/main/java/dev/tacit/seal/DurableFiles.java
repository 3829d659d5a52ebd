package dev.tacit.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Small files that survive a loss of power. */
public final class DurableFiles {
    private DurableFiles() {}

    /** Makes a directory (0700) with its parents. */
    public static void directory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, mode(directory, "rwx------"));
            sync(directory.toAbsolutePath().getParent());
        }
    }

    /** Replaces a file (0600) whole: after a crash it is the old one or the new one. */
    public static void replace(Path file, byte[] bytes) throws IOException {
        var absolute = file.toAbsolutePath();
        var directory = absolute.resolveSibling(".");
        directory(directory.normalize());
        var next = absolute.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        Files.deleteIfExists(next);
        create(next, bytes);
        Files.move(next, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(directory.normalize());
    }

    /** Creates a file (0600) that must not be there. */
    public static void create(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode(file, "rw-------"))) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        sync(file.toAbsolutePath().getParent());
    }

    private static void sync(@org.jspecify.annotations.Nullable Path directory) throws IOException {
        if (directory != null) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
