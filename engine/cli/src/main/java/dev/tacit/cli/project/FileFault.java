package dev.tacit.cli.project;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in a user's words and without its path, which the user gave. */
public final class FileFault {
    private FileFault() {}

    public static String why(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file or directory";
            case AccessDeniedException _ -> "permission denied";
            case CharacterCodingException _ -> "it is not UTF-8";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> "the file system failed";
        };
    }
}
