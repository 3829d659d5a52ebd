package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.hcl.eval.Suggestion;
import dev.tacit.hcl.syntax.Attribute;
import dev.tacit.hcl.syntax.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Reads {@code module} blocks, and the modules they call. */
final class ModuleCalls {
    /** Attributes that are no inputs. */
    static final List<String> OWN = List.of("source", "for_each", "count", "depends_on", "version", "providers");

    private final Gathered gathered;
    private final Diagnostics diagnostics;
    private final String caller;
    private final List<String> directories;

    ModuleCalls(Gathered gathered, String caller, List<String> directories) {
        this.gathered = gathered;
        this.diagnostics = gathered.diagnostics();
        this.caller = caller;
        this.directories = directories;
    }

    void read(Block block) {
        new SchemaCheck(diagnostics).repeatedOnce(block.body());
        block.body().attribute("depends_on").ifPresent(new SchemaCheck(diagnostics)::dependsOn);
        for (var name : List.of("version", "providers")) {
            block.body()
                    .attribute(name)
                    .ifPresent(a -> diagnostics.error(
                            ConfigCode.UNKNOWN_ATTRIBUTE,
                            "Unknown attribute",
                            "Modules are local directories, which have no \"" + name + "\".",
                            a.nameRange()));
        }
        block.body()
                .blocks()
                .forEach(b -> diagnostics.error(
                        ConfigCode.UNKNOWN_BLOCK,
                        "Unknown block",
                        "A module block holds only attributes.",
                        b.typeRange()));
        directory(block).ifPresent(directory -> called(block, directory));
    }

    private Optional<String> directory(Block block) {
        var source = block.body().attribute("source").map(Attribute::expression);
        if (source.isEmpty()) {
            diagnostics.error(
                    ConfigCode.MISSING_ATTRIBUTE,
                    "Missing attribute",
                    "The attribute \"source\" is required here.",
                    block.header());
            return Optional.empty();
        }
        var range = source.get().range();
        var text = source.get().constantText();
        if (text.isEmpty()) {
            diagnostics.error(
                    ConfigCode.NOT_CONSTANT,
                    "Not a constant",
                    "\"source\" is read before anything is evaluated: write it out as text.",
                    range);
            return Optional.empty();
        }
        var directory = ModuleFiles.resolve(directories.getLast(), text.get());
        if (directory.isEmpty()) {
            diagnostics.error(
                    ConfigCode.INVALID_MODULE_SOURCE,
                    "Invalid source of a module",
                    "A module is a local directory: its source begins with \"./\" or \"../\".",
                    range);
        } else if (directories.contains(directory.get()) || directories.size() > ModuleFiles.DEEPEST) {
            loop(directory.get(), range);
            return Optional.empty();
        } else if (gathered.files().in(directory.get()).isEmpty()) {
            diagnostics.error(
                    ConfigCode.MODULE_MISSING,
                    "No module there",
                    "There is no directory " + directory.get() + " with a file *.tacit.hcl. The path is relative to the"
                            + " file it is written in.",
                    range);
            return Optional.empty();
        }
        return directory;
    }

    private void loop(String directory, SourceRange range) {
        var path = new ArrayList<>(directories);
        path.add(directory);
        path.replaceAll(step -> step.equals(ModuleFiles.ROOT) ? "the root module" : step);
        diagnostics.error(
                ConfigCode.MODULE_LOOP,
                "Modules call each other in a loop",
                directories.contains(directory)
                        ? "A module cannot be inside of itself: " + String.join(" → ", path) + "."
                        : "More than " + ModuleFiles.DEEPEST + " modules stand inside of each other here.",
                range);
    }

    private void called(Block block, String directory) {
        var call = new Node.Call(caller, block.labels().getFirst().text(), block, Repeat.of(block.body()), directory);
        gathered.nodes().add(call);
        var path = new ArrayList<>(directories);
        path.add(directory);
        var variables = new ModuleLoader(gathered, call.name(), List.copyOf(path))
                .read(gathered.files().in(directory).orElseThrow());
        var inputs = Node.inputs(block);
        variables.values().forEach(variable -> input(call, variable, Optional.ofNullable(inputs.get(variable.name()))));
        unknown(call, inputs, variables);
    }

    private void input(Node.Call call, Variable variable, Optional<Attribute> given) {
        if (given.isEmpty() && variable.fallback().isEmpty()) {
            diagnostics.error(
                    ConfigCode.MISSING_ATTRIBUTE,
                    "Missing attribute",
                    "The attribute \"" + variable.name() + "\" is required here: the module's variable of this name"
                            + " has no default.",
                    call.range());
        }
        gathered.nodes().add(new Node.Input(call, variable, given));
        if (!variable.validations().isEmpty()) {
            gathered.nodes()
                    .add(new Node.Validation(
                            call.name(), variable, given.map(a -> a.expression().range())));
        }
    }

    private void unknown(Node.Call call, SortedMap<String, Attribute> inputs, SortedMap<String, Variable> variables) {
        inputs.forEach((name, attribute) -> {
            // A variable that could not be read was told where it is declared.
            if (!gathered.declared().contains(Node.qualified(call.name(), "var." + name))) {
                diagnostics.error(
                        ConfigCode.UNKNOWN_ATTRIBUTE,
                        "Unknown attribute",
                        "The module has no variable \"" + name + "\"." + Suggestion.of(name, variables.keySet()),
                        attribute.nameRange());
            }
        });
    }
}
