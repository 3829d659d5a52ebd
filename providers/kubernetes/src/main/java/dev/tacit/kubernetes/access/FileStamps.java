package dev.tacit.kubernetes.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/** By which it is seen that files were replaced. */
record FileStamps(List<Path> files, List<Stamp> stamps) {
    record Stamp(FileTime modified, long size) {}

    FileStamps {
        files = List.copyOf(files);
        stamps = List.copyOf(stamps);
    }

    static FileStamps of(List<Path> files) {
        return new FileStamps(files, files.stream().map(FileStamps::stamp).toList());
    }

    boolean haveChanged() {
        return !of(files).equals(this);
    }

    /** Follows links: Kubernetes rotates mounted tokens by a link. */
    static Stamp stamp(Path file) {
        try {
            return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException e) {
            return new Stamp(FileTime.fromMillis(0), -1);
        }
    }
}
