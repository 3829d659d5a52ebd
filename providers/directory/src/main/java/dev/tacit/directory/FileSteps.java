package dev.tacit.directory;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Every step that a directory target takes on disk beside looking at names and attributes. A seam: proofs count the steps
 * and end the process at each of them. No step follows a symbolic link in its last part.
 */
public interface FileSteps {
    /** Makes a directory that only its owner may use; its parent exists. */
    void createDirectory(Path directory) throws IOException;

    /** Makes a file that only its owner may use, whole and on disk when this returns; it must not exist. */
    void createFile(Path file, byte[] content) throws IOException;

    /** Makes a symbolic link; it must not exist. */
    void createLink(Path link, Path target) throws IOException;

    /** Moves within one file system, atomically replacing what is at {@code to}. */
    void rename(Path from, Path to) throws IOException;

    /** Removes one file, link or empty directory. */
    void delete(Path path) throws IOException;

    /** Returns when the directory's entries are on disk. */
    void force(Path directory) throws IOException;

    /** Reads a file of ours, up to {@code most} bytes. */
    byte[] read(Path file, int most) throws IOException;

    /** The real ones. */
    static FileSteps onDisk() {
        return new DiskSteps();
    }
}
