package dev.tacit.directory;

import dev.tacit.core.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Words for what goes wrong; names files, never what is in them. */
final class Problems {
    private Problems() {}

    static Diagnostic name(String name) {
        return Diagnostic.error(
                DirectoryCode.DIRECTORY_NAME,
                "The name cannot be that of a file",
                "\"" + name
                        + "\" is no name for an object in a directory: it may have up to 253 letters, digits, \"-\","
                        + " \"_\" and \".\", not \".\" first, and not be \"" + Names.IDENTITY + "\".",
                null);
    }

    static Diagnostic key(String object) {
        return Diagnostic.error(
                DirectoryCode.DIRECTORY_NAME,
                "A key cannot be the name of a file",
                "A key of \"" + object + "\" becomes the name of a file: up to 253 letters, digits, \"-\", \"_\" and"
                        + " \".\", and not \"..\" first.",
                null);
    }

    static Diagnostic foreign(String object, String what) {
        return Diagnostic.error(
                DirectoryCode.DIRECTORY_FOREIGN,
                "Something of that name is there",
                "\"" + object + "\" is " + what + ". It was not touched; move it away, or choose another name.",
                null);
    }

    static Diagnostic changed(String object, String how) {
        return Diagnostic.error(
                DirectoryCode.DIRECTORY_CHANGED,
                "An object changed since it was looked at",
                "\"" + object + "\" " + how + ". Nothing was written. Plan again.",
                null);
    }

    static Diagnostic failed(String what, IOException e) {
        return Diagnostic.error(
                DirectoryCode.DIRECTORY_FAILED, "The file system failed", what + ": " + why(e) + ".", null);
    }

    /** The system's reason without paths, whose names may be long. */
    static String why(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException f) {
            return f.getReason() == null ? f.getClass().getSimpleName() : f.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
