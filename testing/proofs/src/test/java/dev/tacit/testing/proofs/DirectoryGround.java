package dev.tacit.testing.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The directory {@code run} of a project. */
record DirectoryGround(Path root) implements Ground {
    static DirectoryGround of(Shell shell) {
        return new DirectoryGround(shell.project().resolve("run"));
    }

    @Override
    public String declaration() {
        return "target \"directory\" \"here\" { path = \"${path.root}/run\" }\n";
    }

    @Override
    public String reference() {
        return "target.directory.here";
    }

    @Override
    public String namespaces() {
        return "";
    }

    @Override
    public SortedMap<String, Map<String, String>> objects() throws IOException {
        var objects = new TreeMap<String, Map<String, String>>();
        for (var object : list(root)) {
            if (!object.endsWith(".tacit")) {
                var data = new TreeMap<String, String>();
                for (var file : list(object)) {
                    data.put(file.getFileName().toString(), Files.readString(file));
                }
                objects.put(object.getFileName().toString(), data);
            }
        }
        return objects;
    }

    @Override
    public String trace(String object) throws IOException {
        var place = root.resolve(object);
        var trace = new StringBuilder();
        if (Files.isSymbolicLink(place)) {
            trace.append(Files.readSymbolicLink(place));
        }
        for (var file : list(place)) {
            trace.append("\n")
                    .append(Files.getLastModifiedTime(file))
                    .append(" ")
                    .append(Files.readString(file));
        }
        return trace.toString();
    }

    /** Files that hold content though no link leads to them; marks hold none, the next write removes them. */
    @Override
    public String leftovers() throws IOException {
        var left = new TreeSet<String>();
        for (var object : list(root.resolve(".tacit"))) {
            if (!Files.isDirectory(object, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            var link = root.resolve(object.getFileName().toString());
            var used = Files.isSymbolicLink(link) ? root.resolve(Files.readSymbolicLink(link)) : link;
            try (var files = Files.walk(object)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.getFileName().toString().equals("mark"))
                        .filter(file -> !file.startsWith(used))
                        .forEach(file -> left.add(root.relativize(file).toString()));
            }
        }
        return String.join(" ", left);
    }

    private static List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory) && !Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
