package dev.tacit.hcl.config;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.Providers;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.Suggestion;
import dev.tacit.hcl.syntax.Attribute;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Gathers the blocks of a module's files and checks all that needs no values. */
public final class ModuleLoader {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");

    /** Attributes and blocks that the language reads in a module block, or that it keeps for later. */
    private static final Set<String> RESERVED =
            Set.of("source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals");

    private final Gathered gathered;
    private final Diagnostics diagnostics;
    private final String module;
    private final List<String> directories;
    private final Map<String, SourceRange> declared = new HashMap<>();
    private final TreeMap<String, Variable> variables = new TreeMap<>();

    /**
     * @param module its name, see {@link Node}
     * @param directories from the root module's to its own
     */
    ModuleLoader(Gathered gathered, String module, List<String> directories) {
        this.gathered = gathered;
        this.diagnostics = gathered.diagnostics();
        this.module = module;
        this.directories = directories;
    }

    /**
     * Empty when an error was added.
     *
     * @param files as parsed; their own diagnostics are not repeated
     * @param evaluator makes defaults of variables
     */
    public static Optional<Configuration> load(
            ModuleFiles files, Providers providers, Evaluator evaluator, Diagnostics diagnostics) {
        long before = diagnostics.errorCount();
        var gathered = new Gathered(files, new Catalog(providers), evaluator, diagnostics);
        var root = new ModuleLoader(gathered, "", List.of(ModuleFiles.ROOT));
        var variables = root.read(files.in(ModuleFiles.ROOT).orElse(List.of()));
        variables.values().stream()
                .filter(v -> !v.validations().isEmpty())
                .forEach(v -> gathered.nodes().add(new Node.Validation("", v, Optional.empty())));
        var order = new ReferenceGraph(gathered.declared(), gathered.nodes(), diagnostics).order();
        return diagnostics.errorCount() > before
                ? Optional.empty()
                : Optional.of(gathered.configuration(variables, order));
    }

    /** Answers with the variables that the module takes. */
    SortedMap<String, Variable> read(List<SourceFile> files) {
        for (var file : files) {
            file.body().attributes().forEach(this::strayAttribute);
            file.body().blocks().forEach(this::block);
            new OutsideCalls(diagnostics).check(file.body());
        }
        declared.keySet().forEach(name -> gathered.declared().add(Node.qualified(module, name)));
        return variables;
    }

    private void strayAttribute(Attribute attribute) {
        diagnostics.error(
                ConfigCode.UNKNOWN_ATTRIBUTE,
                "Attribute outside of a block",
                "\"" + attribute.name() + "\" stands outside of any block. A value to be used by name belongs into a"
                        + " locals block.",
                attribute.nameRange());
    }

    private void block(Block block) {
        switch (block.type()) {
            case "variable" -> {
                if (labelled(block, 1)) {
                    variable(block);
                }
            }
            case "locals" -> {
                if (labelled(block, 0)) {
                    locals(block);
                }
            }
            case "tacit" -> {
                if (labelled(block, 0) && first(block, "tacit", block.typeRange())) {
                    new SettingsReader(diagnostics).read(block.body()).ifPresent(gathered.requiredVersions()::add);
                }
            }
            case "module" -> {
                if (labelled(block, 1)
                        && first(block, "module." + block.labels().getFirst().text(), block.header())) {
                    new ModuleCalls(gathered, module, directories).read(block);
                }
            }
            case "check" -> {
                if (labelled(block, 1)
                        && first(block, "check." + block.labels().getFirst().text(), block.header())) {
                    check(block);
                }
            }
            case "moved" -> {
                if (labelled(block, 0)) {
                    new MoveReader(diagnostics, module).moved(block).ifPresent(gathered.moves()::add);
                }
            }
            case "removed" -> {
                if (labelled(block, 0)) {
                    new MoveReader(diagnostics, module).removed(block).ifPresent(gathered.removals()::add);
                }
            }
            default -> Catalog.kind(block.type()).ifPresentOrElse(kind -> resource(kind, block), () -> unknown(block));
        }
    }

    private void unknown(Block block) {
        if (Catalog.LATER.contains(block.type())) {
            notYet("\"" + block.type() + "\" blocks", block.typeRange());
            return;
        }
        diagnostics.error(
                ConfigCode.UNKNOWN_BLOCK,
                "Unknown block",
                "There are no blocks of type \"" + block.type() + "\" here."
                        + Suggestion.of(block.type(), Catalog.blockTypes()),
                block.typeRange());
    }

    private void notYet(String what, SourceRange range) {
        diagnostics.error(
                ConfigCode.NOT_SUPPORTED_YET,
                "Not supported yet",
                "This version of Tacit does not read " + what + " yet. A later one will.",
                range);
    }

    private boolean labelled(Block block, int count) {
        if (block.labels().size() != count) {
            var form = switch (count) {
                case 0 -> "no label";
                case 1 -> "one label, its name";
                default -> "two labels, its type and its name";
            };
            diagnostics.error(
                    ConfigCode.WRONG_LABELS,
                    "Wrong number of labels",
                    "A \"" + block.type() + "\" block has " + form + ".",
                    block.header());
            return false;
        }
        boolean valid = true;
        for (var label : block.labels()) {
            if (!NAME.matcher(label.text()).matches()) {
                diagnostics.error(
                        ConfigCode.INVALID_NAME,
                        "Invalid name",
                        "A name starts with a letter or underscore and has only letters, digits, underscores and dashes.",
                        label.range());
                valid = false;
            }
        }
        return valid;
    }

    /** Whether nothing has this name yet. */
    private boolean first(Block block, String name, SourceRange range) {
        var earlier = declared.putIfAbsent(name, range);
        if (earlier != null) {
            diagnostics.error(
                    ConfigCode.DUPLICATE_DECLARATION,
                    "Declared twice",
                    (block.type().equals("tacit") ? "A tacit block" : name) + " was declared at " + earlier
                            + " already. Names are unique within a module.",
                    range);
        }
        return earlier == null;
    }

    private void variable(Block block) {
        var label = block.labels().getFirst();
        if (RESERVED.contains(label.text())) {
            diagnostics.error(
                    ConfigCode.INVALID_NAME,
                    "Invalid name",
                    "In a module block \"" + label.text()
                            + "\" means something else, so no variable can be called that.",
                    label.range());
        }
        if (first(block, "var." + label.text(), block.header())) {
            new VariableReader(gathered.evaluator(), diagnostics)
                    .read(block)
                    .ifPresent(variable -> variables.put(variable.name(), variable));
        }
    }

    private void locals(Block block) {
        block.body()
                .blocks()
                .forEach(b -> diagnostics.error(
                        ConfigCode.UNKNOWN_BLOCK,
                        "Unknown block",
                        "A locals block holds only attributes.",
                        b.typeRange()));
        for (var attribute : block.body().attributes()) {
            if (first(block, "local." + attribute.name(), attribute.nameRange())) {
                gathered.nodes()
                        .add(new Node.Local(module, attribute.name(), attribute.expression(), attribute.nameRange()));
            }
        }
    }

    private void check(Block block) {
        for (var inner : block.body().blocks()) {
            if (!inner.type().equals("assert")) {
                diagnostics.error(
                        ConfigCode.UNKNOWN_BLOCK,
                        "Unknown block",
                        "A check holds assert blocks." + Suggestion.of(inner.type(), List.of("assert")),
                        inner.typeRange());
            }
        }
        block.body()
                .attributes()
                .forEach(a -> diagnostics.error(
                        ConfigCode.UNKNOWN_ATTRIBUTE,
                        "Unknown attribute",
                        "A check holds assert blocks.",
                        a.nameRange()));
        var assertions = block.body().blocks("assert");
        if (assertions.isEmpty()) {
            diagnostics.error(
                    ConfigCode.MISSING_BLOCK,
                    "Missing block",
                    "At least 1 \"assert\" block is required here.",
                    block.header());
        }
        gathered.nodes()
                .add(new Node.Check(
                        module, block.labels().getFirst().text(), Rule.read(assertions, diagnostics), block.header()));
    }

    private void resource(Kind kind, Block block) {
        if (!labelled(block, kind.typed() ? 2 : 1)) {
            return;
        }
        var type = kind.typed() ? block.labels().getFirst().text() : "";
        var name = block.labels().getLast().text();
        if (!first(block, Address.of(kind, type, name).toString(), block.header())) {
            return;
        }
        var catalog = gathered.catalog();
        var schema = catalog.schema(kind, type);
        if (schema.isEmpty()) {
            diagnostics.error(
                    ConfigCode.UNKNOWN_TYPE,
                    "Unknown type of " + kind.word(),
                    "There is no " + kind.word() + " of type \"" + type + "\"."
                            + Suggestion.of(type, catalog.types(kind)),
                    block.labels().getFirst().range());
            return;
        }
        new SchemaCheck(diagnostics).block(block, schema.get(), kind);
        var lifecycle = new LifecycleReader(diagnostics).read(block.body(), schema.get(), kind);
        var repeat = kind == Kind.OUTPUT ? new Repeat.Once() : Repeat.of(block.body());
        var address = new Address(module, kind, type, name, null);
        gathered.nodes().add(new Node.Resource(address, block, schema.get(), repeat, lifecycle));
        if (lifecycle.preventsDestroy()) {
            gathered.kept().add(address);
        }
    }
}
