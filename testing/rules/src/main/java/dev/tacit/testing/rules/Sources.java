package dev.tacit.testing.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java files of a module, for what a compiled class does not show. */
record Sources(Path root) {
    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern AND = Pattern.compile("\\band\\b", Pattern.CASE_INSENSITIVE);

    Set<String> longerThan(int lines) throws IOException {
        var found = new TreeSet<String>();
        for (Path file : files(".java")) {
            int length = Files.readAllLines(file).size();
            if (length > lines) {
                found.add(root.relativize(file) + " (" + length + ")");
            }
        }
        return found;
    }

    Set<String> packagesWithoutOneSentence() throws IOException {
        var found = new TreeSet<String>();
        for (Path file : files("package-info.java")) {
            Matcher javadoc = JAVADOC.matcher(Files.readString(file));
            String text = javadoc.find()
                    ? javadoc.group(1).replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip()
                    : "";
            boolean oneSentence = text.endsWith(".") && !text.contains(". ");
            if (!oneSentence || AND.matcher(text).find()) {
                found.add(root.relativize(file) + ": " + text);
            }
        }
        return found;
    }

    private List<Path> files(String suffix) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var walk = Files.walk(root)) {
            return walk.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
