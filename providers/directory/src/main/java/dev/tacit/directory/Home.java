package dev.tacit.directory;

import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.TargetIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The directory {@code .tacit} of a target, with the target's identity. */
record Home(Path root, FileSteps steps) {
    Path directory() {
        return root.resolve(Names.HOME);
    }

    private Path identityFile() {
        return directory().resolve(Names.IDENTITY);
    }

    /** Of a target that was written to before; throws {@link IOException} when something else is in its place. */
    Optional<TargetIdentity> identity() throws IOException {
        if (!Files.exists(root)) {
            return Optional.empty();
        }
        if (!Files.isDirectory(root)) {
            throw new IOException("it is not a directory");
        }
        if (!Files.exists(directory(), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isDirectory(directory(), LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("its .tacit is not a directory");
        }
        try {
            var text = new String(steps.read(identityFile(), 100), StandardCharsets.UTF_8).strip();
            if (!Names.isUid(text)) {
                throw new IOException("its .tacit/identity is damaged");
            }
            return Optional.of(new TargetIdentity(text));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * The identity that a directory gets by its first delivery. Planning must know it, and must not write: so it follows
     * from what is there already, the store, the path, and the directory that relative paths start from. The same
     * directory on another machine, or for another store, gets another one.
     */
    TargetIdentity coming(Lineage lineage, Path rootModule) throws IOException {
        var origin = Files.readAttributes(rootModule, "unix:dev,ino");
        var text = "directory\0" + lineage.hex() + "\0" + root + "\0" + origin.get("dev") + "\0" + origin.get("ino");
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new TargetIdentity(HexFormat.of().formatHex(digest, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Makes what is missing, so that objects can be written; whole at every point. */
    void prepare(TargetIdentity identity, String scratch) throws IOException {
        makeDirectories(root);
        makeDirectory(directory());
        var found = identity();
        if (found.isEmpty()) {
            var whole = directory().resolve("." + scratch);
            steps.createFile(whole, (identity.id() + "\n").getBytes(StandardCharsets.UTF_8));
            steps.rename(whole, identityFile());
            steps.force(directory());
            found = identity();
        }
        if (!found.equals(Optional.of(identity))) {
            throw new IOException("it became another target meanwhile");
        }
    }

    private void makeDirectories(Path path) throws IOException {
        var parent = path.getParent();
        if (!Files.isDirectory(path) && parent != null) {
            makeDirectories(parent);
            makeDirectory(path);
        }
    }

    /** Does nothing when it is there; several deliveries may find it missing at once. */
    void makeDirectory(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            steps.createDirectory(path);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
        var parent = path.getParent();
        if (parent != null) {
            steps.force(parent);
        }
    }
}
