package dev.tacit.cli.project;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.DataProvider;
import dev.tacit.core.record.Payload;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.resource.Schema.Attribute;
import dev.tacit.core.resource.Schema.Visibility;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Data that lies where the run is: {@code data "file"}, {@code data "env"}. */
record LocalData(Path directory, Map<String, String> environment) implements DataProvider {
    /** The most an object may hold. */
    private static final int LARGEST = 1 << 20;

    private static final Attribute SENSITIVE = Attribute.optional("sensitive", Type.BOOL, Visibility.PUBLIC);

    @Override
    public Set<String> types() {
        return Set.of("file", "env");
    }

    @Override
    public Schema schema(String type) {
        var what = Attribute.required(type.equals("file") ? "path" : "name", Type.STRING, Visibility.PUBLIC);
        return new Schema(List.of(what, SENSITIVE));
    }

    @Override
    public Optional<SortedMap<String, Value>> read(String type, Body inputs, Diagnostics diagnostics) {
        return type.equals("file") ? file(inputs, diagnostics) : variable(inputs, diagnostics);
    }

    private static String text(Body inputs, String name) {
        return inputs.attribute(name)
                .map(a -> a.value() instanceof Text t ? t.string() : "")
                .orElse("");
    }

    private Optional<SortedMap<String, Value>> file(Body inputs, Diagnostics diagnostics) {
        var path = text(inputs, "path");
        try (var in = Files.newInputStream(directory.resolve(path))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length <= LARGEST) {
                return Optional.of(new TreeMap<>(Map.of(
                        "content",
                        Payload.entry(bytes),
                        "content_base64",
                        new Text(Base64.getEncoder().encodeToString(bytes)))));
            }
            unreadable(inputs, path, "it has more than " + LARGEST + " bytes", diagnostics);
        } catch (IOException e) {
            unreadable(inputs, path, FileFault.why(e), diagnostics);
        }
        return Optional.empty();
    }

    private static void unreadable(Body inputs, String path, String why, Diagnostics diagnostics) {
        diagnostics.error(
                CliCode.FILE_UNREADABLE,
                "A file cannot be read",
                "Reading " + path + " failed: " + why
                        + ". A relative path starts at the directory of the run; path.module leads to the module's own.",
                inputs.range());
    }

    private Optional<SortedMap<String, Value>> variable(Body inputs, Diagnostics diagnostics) {
        var name = text(inputs, "name");
        var value = environment.get(name);
        if (value == null) {
            diagnostics.error(
                    CliCode.ENVIRONMENT_UNSET,
                    "An environment variable is not set",
                    "The run has no environment variable " + name
                            + ", which this data source reads. Set it, empty if need be.",
                    inputs.range());
            return Optional.empty();
        }
        return Optional.of(new TreeMap<>(Map.of("value", new Text(value))));
    }
}
