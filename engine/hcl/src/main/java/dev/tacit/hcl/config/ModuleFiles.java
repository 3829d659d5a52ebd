package dev.tacit.hcl.config;

import dev.tacit.hcl.syntax.Attribute;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.SourceFile;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The parsed files of a root module and of every module it calls.
 *
 * @param directories by path relative to the root module's, which is {@value #ROOT}; one without files is absent
 */
public record ModuleFiles(SortedMap<String, List<SourceFile>> directories) {
    public static final String ROOT = ".";
    /** How many modules may stand inside of each other. */
    static final int DEEPEST = 32;

    public ModuleFiles {
        directories = Collections.unmodifiableSortedMap(new TreeMap<>(directories));
    }

    /** A root module that calls no other. */
    public static ModuleFiles of(List<SourceFile> root) {
        return new ModuleFiles(new TreeMap<>(java.util.Map.of(ROOT, root)));
    }

    /** @param files those of one directory, empty for one that is not there or holds none; asked once for each */
    public static ModuleFiles read(Function<String, List<SourceFile>> files) {
        record Visit(String directory, int depth) {}
        var read = new TreeMap<String, List<SourceFile>>();
        var waiting = new ArrayDeque<>(List.of(new Visit(ROOT, 0)));
        while (!waiting.isEmpty()) {
            var visit = waiting.remove();
            if (read.containsKey(visit.directory()) || visit.depth() > DEEPEST) {
                continue;
            }
            var found = files.apply(visit.directory());
            read.put(visit.directory(), found);
            for (var file : found) {
                for (var call : file.body().blocks("module")) {
                    source(call)
                            .flatMap(source -> resolve(visit.directory(), source))
                            .ifPresent(directory -> waiting.add(new Visit(directory, visit.depth() + 1)));
                }
            }
        }
        read.values().removeIf(List::isEmpty);
        return new ModuleFiles(read);
    }

    /** Every file there is. */
    public List<SourceFile> all() {
        return directories.values().stream().flatMap(List::stream).toList();
    }

    /** Empty for a directory without declarations. */
    Optional<List<SourceFile>> in(String directory) {
        return Optional.ofNullable(directories.get(directory));
    }

    static Optional<String> source(Block call) {
        return call.body().attribute("source").map(Attribute::expression).flatMap(e -> e.constantText());
    }

    /** The directory that {@code source} means when written in {@code directory}; empty unless it is a local path. */
    static Optional<String> resolve(String directory, String source) {
        if (!source.startsWith("./") && !source.startsWith("../") && !source.equals(".") && !source.equals("..")) {
            return Optional.empty();
        }
        var steps = new ArrayDeque<String>();
        for (var step : (directory + "/" + source).split("/", -1)) {
            boolean up = step.equals("..");
            if (up && !steps.isEmpty() && !steps.getLast().equals("..")) {
                steps.removeLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return Optional.of(steps.isEmpty() ? ROOT : String.join("/", steps));
    }
}
