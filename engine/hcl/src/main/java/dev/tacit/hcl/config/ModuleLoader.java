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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Gathers the blocks of a module's files and checks all that needs no values. */
public final class ModuleLoader {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");

    private final Catalog catalog;
    private final Evaluator evaluator;
    private final Diagnostics diagnostics;
    private final Map<String, SourceRange> declared = new HashMap<>();
    private final TreeMap<String, Variable> variables = new TreeMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private Configuration.Settings settings = new Configuration.Settings(Optional.empty());

    private ModuleLoader(Catalog catalog, Evaluator evaluator, Diagnostics diagnostics) {
        this.catalog = catalog;
        this.evaluator = evaluator;
        this.diagnostics = diagnostics;
    }

    /**
     * Empty when an error was added.
     *
     * @param files as parsed; their own diagnostics are not repeated
     * @param evaluator makes defaults of variables
     */
    public static Optional<Configuration> load(
            List<SourceFile> files, Providers providers, Evaluator evaluator, Diagnostics diagnostics) {
        long before = diagnostics.errorCount();
        var loader = new ModuleLoader(new Catalog(providers), evaluator, diagnostics);
        for (var file : files) {
            file.body().attributes().forEach(loader::strayAttribute);
            file.body().blocks().forEach(loader::block);
            new OutsideCalls(diagnostics).check(file.body());
        }
        var order = new ReferenceGraph(loader.declared.keySet(), loader.nodes, diagnostics).order();
        return diagnostics.errorCount() > before
                ? Optional.empty()
                : Optional.of(new Configuration(loader.variables, order, loader.settings));
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
                    settings = new SettingsReader(diagnostics).read(block.body());
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
        if (first(block, "var." + label.text(), block.header())) {
            new VariableReader(evaluator, diagnostics)
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
            var name = "local." + attribute.name();
            if (first(block, name, attribute.nameRange())) {
                nodes.add(new Node.Local(name, attribute.expression(), attribute.nameRange()));
            }
        }
    }

    private void resource(Kind kind, Block block) {
        if (!labelled(block, kind.typed() ? 2 : 1)) {
            return;
        }
        var type = kind.typed() ? block.labels().getFirst().text() : "";
        var address = Address.of(kind, type, block.labels().getLast().text());
        if (!first(block, address.toString(), block.header())) {
            return;
        }
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
        var repeat = kind == Kind.OUTPUT ? new Repeat.Once() : Repeat.of(block.body());
        nodes.add(new Node.Resource(address, block, schema.get(), repeat));
    }
}
