package dev.tacit.directory;

import dev.tacit.core.diagnostic.Code;

/** What can be wrong with a directory target. */
public enum DirectoryCode implements Code {
    /** The declared path cannot be one. */
    DIRECTORY_PATH,
    /** The path leads to something that is no directory target, or that we may not use. */
    DIRECTORY_UNUSABLE,
    /** An object's name, or a key of it, that cannot be the name of a file. */
    DIRECTORY_NAME,
    /** Something of that name is there that Tacit did not make. */
    DIRECTORY_FOREIGN,
    /** The object is not the one that was looked at. */
    DIRECTORY_CHANGED,
    /** The file system failed while reading or writing. */
    DIRECTORY_FAILED
}
