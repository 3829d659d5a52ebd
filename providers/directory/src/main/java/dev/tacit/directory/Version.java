package dev.tacit.directory;

import dev.tacit.core.record.Mark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One written state of an object, with its mark beside its data. */
record Version(Path directory, String uid) {
    /** More than any object holds; what is larger was put there by someone else. */
    private static final int MOST_BYTES = 4 << 20;

    Path data() {
        return directory.resolve(Names.DATA);
    }

    Path mark() {
        return directory.resolve(Names.MARK);
    }

    /** Changes whenever a file here is changed, added, removed or replaced; reads no content. */
    String resourceVersion() throws IOException {
        var digest = sha256();
        for (var path : List.of(directory, data(), mark())) {
            update(digest, path, path.equals(mark()));
        }
        for (var entry : entries()) {
            update(digest, entry, true);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private void update(MessageDigest digest, Path path, boolean isFile) throws IOException {
        var text = new StringBuilder(path.getFileName().toString()).append('\0');
        try {
            Map<String, Object> attributes =
                    Files.readAttributes(path, "unix:mode,ino,size,ctime", LinkOption.NOFOLLOW_LINKS);
            text.append(attributes.get("mode")).append(' ').append(attributes.get("ino"));
            if (isFile) {
                text.append(' ').append(attributes.get("size")).append(' ').append(attributes.get("ctime"));
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            text.append("missing");
        }
        digest.update(text.append('\0').toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What is in the data directory, by name; empty when there is none. */
    private List<Path> entries() throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                || !Files.isDirectory(data(), LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        var entries = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(data())) {
            stream.forEach(entries::add);
        }
        entries.sort(null);
        return entries;
    }

    /** The mark, whoever made it; empty for none or gibberish. */
    Optional<Mark> readMark(FileSteps steps) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                || !Files.isRegularFile(mark(), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return Mark.parse(new String(steps.read(mark(), 2000), StandardCharsets.UTF_8));
    }

    /** The content by key. Anything that is no file of a reasonable size shows up under a name that no key can have. */
    SortedMap<String, byte[]> readData(FileSteps steps) throws IOException {
        var content = new TreeMap<String, byte[]>();
        int left = MOST_BYTES;
        for (var entry : entries()) {
            var name = entry.getFileName().toString();
            boolean isFile = Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
            var bytes = isFile ? steps.read(entry, left) : new byte[0];
            left -= bytes.length;
            content.put(isFile && left > 0 ? name : name + "/", bytes);
        }
        return content;
    }

    /** Whether nobody but the owner may look. */
    boolean isPrivate() throws IOException {
        var paths = new ArrayList<>(entries());
        paths.addAll(List.of(directory, data(), mark()));
        for (var path : paths) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                    && ((Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 077) != 0) {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
