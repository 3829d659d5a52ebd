package dev.tacit.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Where one object stands: the link that readers use, the directories it can lead to. */
record Place(Path root, String name) {
    /** What is at an object's name. */
    sealed interface Found {
        record Nothing() implements Found {}

        /** Not a link of ours; {@code what} is for people. */
        record Foreign(String what) implements Found {}

        record Ours(Version version) implements Found {}
    }

    Path link() {
        return root.resolve(name);
    }

    /** Holds the object's versions. */
    Path store() {
        return root.resolve(Names.HOME).resolve(name);
    }

    Version version(String uid) {
        return new Version(store().resolve(uid), uid);
    }

    /** What the link to {@code uid} says: relative, so that the directory can be moved. */
    Path linkText(String uid) {
        return Path.of(Names.HOME, name, uid, Names.DATA);
    }

    Found find() throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(link(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return new Found.Nothing();
        }
        if (!attributes.isSymbolicLink()) {
            return new Found.Foreign(
                    attributes.isDirectory()
                            ? "a directory that Tacit did not make"
                            : "a file that Tacit did not make");
        }
        var text = Files.readSymbolicLink(link());
        if (text.getNameCount() == 4 && !text.isAbsolute()) {
            var uid = text.getName(2).toString();
            if (Names.isUid(uid) && text.toString().equals(linkText(uid).toString()) && leadsNowhereElse()) {
                return new Found.Ours(version(uid));
            }
        }
        return new Found.Foreign("a link that Tacit did not make");
    }

    /** No part of the way is a link itself. What is missing was deleted: then the link is still ours. */
    private boolean leadsNowhereElse() {
        return isDirectoryOrMissing(root.resolve(Names.HOME)) && isDirectoryOrMissing(store());
    }

    private static boolean isDirectoryOrMissing(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || Files.notExists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
