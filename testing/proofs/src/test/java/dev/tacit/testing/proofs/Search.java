package dev.tacit.testing.proofs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Looks for values in every encoding, in files as in anything else; whole values as well as their halves. */
final class Search {
    private static final class Pattern {
        private final String name;
        private final byte[] bytes;

        Pattern(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }
    }

    private final Map<Integer, List<Pattern>> byPrefix = new HashMap<>();
    private final BitSet starts = new BitSet(1 << 16);
    private final TreeSet<String> encodings = new TreeSet<>();
    private final TreeSet<String> found = new TreeSet<>();
    private long bytes;
    private long places;

    /** A value by a name that may be printed. */
    void lookFor(String name, String value) {
        add(name, value);
        add(name + ", first half", value.substring(0, value.length() / 2));
        add(name + ", second half", value.substring(value.length() / 2));
    }

    private void add(String name, String value) {
        Encodings.of(value).forEach((encoding, pattern) -> {
            encodings.add(encoding);
            byPrefix.computeIfAbsent(prefix(pattern, 0), _ -> new ArrayList<>())
                    .add(new Pattern(name + " as " + encoding, pattern));
            starts.set(prefix(pattern, 0) >>> 16);
        });
    }

    private static int prefix(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes, at, 4).getInt();
    }

    Search in(String place, byte[] content) {
        bytes += content.length;
        places++;
        for (int at = 0; at + 4 <= content.length; at++) {
            if (starts.get(((content[at] & 0xff) << 8) | (content[at + 1] & 0xff))) {
                for (var pattern : byPrefix.getOrDefault(prefix(content, at), List.of())) {
                    int end = at + pattern.bytes.length;
                    if (end <= content.length
                            && Arrays.equals(content, at, end, pattern.bytes, 0, pattern.bytes.length)) {
                        found.add(pattern.name + " in " + place);
                    }
                }
            }
        }
        return this;
    }

    /** Every file below, but for those {@code passed} over; names of files as well. */
    Search below(Path directory, Predicate<Path> passed) throws IOException {
        if (!Files.isDirectory(directory)) {
            return this;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(file -> !passed.test(file)).toList()) {
                var name = directory.relativize(file).toString();
                in("the name of a file", name.getBytes(StandardCharsets.UTF_8));
                if (Files.isRegularFile(file)) {
                    in(name, Files.readAllBytes(file));
                }
            }
        }
        return this;
    }

    /** What was found where, without the values. */
    SortedSet<String> found() {
        return found;
    }

    String extent() {
        return bytes + " bytes in " + places + " places, " + encodings.size() + " encodings";
    }
}
