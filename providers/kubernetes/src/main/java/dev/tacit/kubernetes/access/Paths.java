package dev.tacit.kubernetes.access;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Paths as people write them. */
public final class Paths {
    private Paths() {}

    /** With {@code ~/} replaced by {@code home}. */
    public static Path expand(String path, Path home) {
        return path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
    }

    /** Why a file was not read, in a user's words. */
    static String why(Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "permission denied";
            case CharacterCodingException _ -> "it is not UTF-8";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            case InvalidPathException _ -> "that is no path on this system";
            default -> "the file system failed";
        };
    }
}
