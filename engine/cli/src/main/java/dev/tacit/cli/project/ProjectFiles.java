package dev.tacit.cli.project;

import dev.tacit.cli.arguments.Given;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Sources;
import dev.tacit.hcl.config.ModuleFiles;
import dev.tacit.hcl.config.VariableSource;
import dev.tacit.hcl.config.VariableValues;
import dev.tacit.hcl.syntax.HclParser;
import dev.tacit.hcl.syntax.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the files of a project, and those named on the command line. */
final class ProjectFiles {
    private static final String DECLARATIONS = ".tacit.hcl";
    private static final String JSON = ".tacit.json";
    private static final String VARIABLES = ".auto.tacitvars";

    private final Project project;
    private final Consumer<Diagnostic> found;
    private final Sources sources;
    private boolean faulty;

    /** @param sources is given every file that was read, for diagnostics to show lines of */
    ProjectFiles(Project project, Sources sources, Consumer<Diagnostic> found) {
        this.project = project;
        this.sources = sources;
        this.found = found;
    }

    /** Whether an error was told. */
    boolean faulty() {
        return faulty;
    }

    /** The declarations of the project and of every module that it calls. */
    ModuleFiles declarations() {
        return ModuleFiles.read(this::module);
    }

    private List<SourceFile> module(String directory) {
        boolean root = directory.equals(ModuleFiles.ROOT);
        var place = root ? project.directory() : project.directory().resolve(directory);
        if (!root && !Files.isDirectory(place)) {
            return List.of();
        }
        for (var file : named(place, JSON)) {
            error(
                    CliCode.JSON_NOT_READ,
                    "Declarations in JSON are not read yet",
                    shown(directory, file)
                            + " would be left out, so that what it declares would look removed. Move it away, or"
                            + " write it in HCL.");
        }
        return named(place, DECLARATIONS).stream()
                .flatMap(file -> parse(shown(directory, file), file).stream())
                .toList();
    }

    private static String shown(String directory, Path file) {
        var name = file.getFileName().toString();
        return directory.equals(ModuleFiles.ROOT) ? name : directory + "/" + name;
    }

    List<VariableSource> variables(List<Given> given) {
        var options = new ArrayList<VariableSource>();
        for (var one : given) {
            switch (one) {
                case Given.Assignment a -> options.add(new VariableSource.Option(a.name(), a.text()));
                case Given.VariableFile f ->
                    parse(f.path().toString(), project.directory().resolve(f.path()))
                            .forEach(file -> options.add(new VariableSource.File(file)));
            }
        }
        var automatic = named(project.directory(), VARIABLES).stream()
                .flatMap(file -> parse(file.getFileName().toString(), file).stream())
                .toList();
        return VariableValues.inPrecedence(project.surroundings().environment(), automatic, options);
    }

    private List<Path> named(Path directory, String suffix) {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            unreadable(directory.toString(), e);
            return List.of();
        }
    }

    private List<SourceFile> parse(String shown, Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            unreadable(shown, e);
            return List.of();
        }
        var parsed = HclParser.parse(shown, bytes);
        sources.add(parsed.source());
        parsed.diagnostics().forEach(found);
        faulty |= parsed.hasErrors();
        return List.of(parsed);
    }

    private void unreadable(String shown, IOException e) {
        error(
                CliCode.FILE_UNREADABLE,
                "A file cannot be read",
                "Reading " + shown + " failed: " + FileFault.why(e) + ". Check that it exists and may be read.");
    }

    private void error(CliCode code, String summary, String detail) {
        faulty = true;
        found.accept(Diagnostic.error(code, summary, detail, null));
    }
}
