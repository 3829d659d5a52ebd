package dev.tacit.hcl.eval;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files of a project that exists in a test only. */
record FilesInMemory(Map<String, String> contents) implements ReadableFiles {
    @Override
    public Answer read(String path) {
        var content = contents.get(Paths.clean(path));
        return content == null ? new Answer.Missing() : new Answer.Found(content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<List<String>> below(String directory, int depth) {
        var prefix = directory.equals(".") ? "" : directory + "/";
        return Optional.of(contents.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .filter(path -> path.chars().filter(c -> c == '/').count() < depth)
                .sorted()
                .toList());
    }

    @Override
    public String absolute(String path) {
        return Paths.clean("/project/" + path);
    }

    @Override
    public String expanded(String path) {
        return path.replaceFirst("^~", "/home/user");
    }
}
