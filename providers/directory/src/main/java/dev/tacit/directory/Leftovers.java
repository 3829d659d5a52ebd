package dev.tacit.directory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Removes what no link leads to: versions replaced, or left by a process that ended in the middle. */
record Leftovers(Path root, FileSteps steps) {
    /** Of all objects. */
    void collect() throws IOException {
        var home = root.resolve(Names.HOME);
        for (var entry : list(home)) {
            var name = entry.getFileName().toString();
            if (name.startsWith(".") && Names.isUid(name.substring(1))) {
                steps.delete(entry); // an identity that was not finished
            } else if (Names.isObject(name)) {
                collect(new Place(root, name));
            }
        }
    }

    /** Of one object; its own directory too when nothing is left in it. */
    void collect(Place place) throws IOException {
        var linked = place.find() instanceof Place.Found.Ours(Version version) ? version.uid() : "";
        boolean empty = true;
        for (var entry : list(place.store())) {
            var name = entry.getFileName().toString();
            if (Names.isUid(name) && !name.equals(linked)) {
                remove(entry);
            } else {
                empty = false;
            }
        }
        if (empty && Files.isDirectory(place.store(), LinkOption.NOFOLLOW_LINKS)) {
            steps.delete(place.store());
        }
    }

    /** With all that is in it, if it is there; never goes through a link. */
    void remove(Path path) throws IOException {
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (var entry : list(path)) {
            remove(entry);
        }
        steps.delete(path);
    }

    private static List<Path> list(Path directory) throws IOException {
        var entries = new ArrayList<Path>();
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
                stream.forEach(entries::add);
            } catch (NoSuchFileException e) {
                return List.of(); // another delivery was faster
            }
        }
        return entries;
    }
}
