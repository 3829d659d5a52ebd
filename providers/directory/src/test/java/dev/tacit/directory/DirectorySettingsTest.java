package dev.tacit.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.resource.Written;
import dev.tacit.core.value.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorySettingsTest {
    private static final SourceRange PLACE =
            new SourceRange("main.tacit.hcl", SourcePosition.START, SourcePosition.START);

    @TempDir
    private Path module;

    private DirectoryTargetProvider provider() {
        return new DirectoryTargetProvider(module, module.resolve("home"), new SplittableRandom(1), FileSteps.onDisk());
    }

    private static Declaration declaration(String path) {
        var attribute = new Body.Attribute(new Text(path), Written.at(PLACE));
        return new Declaration(
                Address.of(Kind.TARGET, "directory", "local"),
                new TreeSet<>(),
                new Body(PLACE, new TreeMap<>(Map.of("path", attribute)), List.of()));
    }

    @Test
    void keepsThePathAsDeclared() {
        var settings =
                provider().settings(declaration("./run"), new Diagnostics()).orElseThrow();
        assertThat(settings.plain()).isEqualTo(Map.of("path", "./run"));
        assertThat(settings.credentials()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\0b"})
    void refusesWhatIsNoPath(String path) {
        var diagnostics = new Diagnostics();
        assertThat(provider().settings(declaration(path), diagnostics)).isEmpty();
        assertThat(diagnostics.list()).extracting(Diagnostic::code).containsExactly(DirectoryCode.DIRECTORY_PATH);
        assertThat(diagnostics.list()).extracting(Diagnostic::subject).containsExactly(PLACE);
    }

    @Test
    void takesATildeForHome() {
        var lineage = new Lineage("0".repeat(32));
        var tilde = provider().settings(declaration("~/run"), new Diagnostics()).orElseThrow();
        var plain =
                provider().settings(declaration("home/run"), new Diagnostics()).orElseThrow();
        assertThat(((Connection.Connected) provider().connect(tilde, lineage))
                        .target()
                        .identity())
                .isEqualTo(((Connection.Connected) provider().connect(plain, lineage))
                        .target()
                        .identity());
    }
}
