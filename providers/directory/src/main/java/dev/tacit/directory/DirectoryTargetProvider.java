package dev.tacit.directory;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.TargetProvider;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Reaches directories of this machine. An object is a link to a directory with a file for each key; readers that open
 * {@code NAME/KEY} see the old state or the new one, never a mixture of two writes of one key.
 */
public final class DirectoryTargetProvider implements TargetProvider {
    private static final String PATH = "path";

    private final Path rootModule;
    private final Path home;
    private final RandomGenerator random;
    private final FileSteps steps;

    /**
     * Makes the provider of one run.
     *
     * @param rootModule where relative paths in a declaration start
     * @param home what {@code ~} means
     * @param random names versions; used by several threads at once
     * @param steps stands between Tacit and the disk
     */
    public DirectoryTargetProvider(Path rootModule, Path home, RandomGenerator random, FileSteps steps) {
        this.rootModule = rootModule.toAbsolutePath().normalize();
        this.home = home;
        this.random = random;
        this.steps = steps;
    }

    @Override
    public String type() {
        return "directory";
    }

    @Override
    public Schema schema() {
        return new Schema(List.of(Schema.Attribute.required(PATH, Type.STRING, Schema.Visibility.PUBLIC)));
    }

    @Override
    public Namespaces namespaces() {
        return Namespaces.NONE;
    }

    @Override
    public Optional<TargetSettings> settings(Declaration declaration, Diagnostics diagnostics) {
        var attribute = declaration.body().attribute(PATH);
        var path = attribute
                .map(Body.Attribute::value)
                .map(value -> value instanceof Text text ? text.string() : "")
                .orElse("");
        if (resolve(path).isEmpty()) {
            diagnostics.error(
                    DirectoryCode.DIRECTORY_PATH,
                    "Invalid path of a directory target",
                    "\"path\" must name the directory to deliver to, for example \"${path.root}/run\".",
                    attribute
                            .map(Body.Attribute::range)
                            .orElse(declaration.body().range()));
            return Optional.empty();
        }
        return Optional.of(new TargetSettings(
                declaration.address(), new TreeMap<>(Map.of(PATH, path)), Collections.emptySortedMap()));
    }

    @Override
    public Connection connect(TargetSettings settings, Lineage lineage) {
        var path = settings.plain().getOrDefault(PATH, "");
        var resolved = resolve(path)
                .orElseThrow(() -> new IllegalStateException("a directory target without a path: a bug in Tacit"));
        try {
            var root = Files.exists(resolved) ? resolved.toRealPath() : resolved;
            return new Connection.Connected(
                    new DirectoryTarget(root, steps, identity(root, lineage), random, settings.address()));
        } catch (IOException e) {
            return new Connection.Refused(Diagnostic.error(
                            DirectoryCode.DIRECTORY_UNUSABLE,
                            "The directory cannot be used",
                            "\"" + path + "\" is no place to deliver to: " + Problems.why(e) + ".",
                            null)
                    .about(settings.address()));
        }
    }

    private TargetIdentity identity(Path root, Lineage lineage) throws IOException {
        var directory = new Home(root, steps);
        var found = directory.identity();
        return found.isPresent() ? found.get() : directory.coming(lineage, rootModule);
    }

    private Optional<Path> resolve(String path) {
        if (path.isBlank()) {
            return Optional.empty();
        }
        try {
            var expanded = path.equals("~") || path.startsWith("~/") ? home + path.substring(1) : path;
            return Optional.of(rootModule.resolve(expanded).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
