package dev.tacit.hcl.config;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.resource.Schema;
import dev.tacit.hcl.syntax.Attribute;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.Expression;
import dev.tacit.hcl.syntax.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Something of a module that is evaluated in each instance of the module. Modules are named by their calls without keys:
 * {@code module.team.module.db}, {@code ""} for the root module.
 */
public sealed interface Node {
    /** Unique: {@code module.team.local.x}, {@code generator.password.db}. */
    String name();

    /** The module whose names it uses. */
    String module();

    SourceRange range();

    /** The names it uses. */
    List<Reference> references();

    /** Those of {@link #references} that it waits for without using them. */
    default List<Reference> predecessors() {
        return List.of();
    }

    private static List<Reference> predecessors(Block block) {
        return block.body()
                .attribute("depends_on")
                .map(a -> a.expression().references())
                .orElse(List.of());
    }

    /** How many instances it has in each of its module. */
    default Repeat repeat() {
        return new Repeat.Once();
    }

    /** What has to be evaluated before it beside what it refers to. */
    default Optional<String> needs() {
        return module().isEmpty() ? Optional.empty() : Optional.of(module());
    }

    /** A name as {@code module} has it, as all of the configuration has it. */
    static String qualified(String module, String name) {
        return module.isEmpty() ? name : module + "." + name;
    }

    record Local(String module, String local, Expression expression, SourceRange range) implements Node {
        @Override
        public String name() {
            return qualified(module, "local." + local);
        }

        @Override
        public List<Reference> references() {
            return expression.references();
        }
    }

    /** @param address without any key */
    record Resource(Address address, Block block, Schema schema, Repeat repeat, Lifecycle lifecycle) implements Node {
        @Override
        public String name() {
            return address.toString();
        }

        @Override
        public String module() {
            return address.module();
        }

        @Override
        public SourceRange range() {
            return block.header();
        }

        @Override
        public List<Reference> predecessors() {
            return Node.predecessors(block);
        }

        /** Whether it is declared, rather than only handed to who called the module. */
        boolean declared() {
            return address.kind() != Kind.OUTPUT || address.module().isEmpty();
        }

        @Override
        public List<Reference> references() {
            var all = new ArrayList<>(BlockReferences.of(block.body()));
            all.addAll(lifecycle.references());
            return all;
        }
    }

    /**
     * A {@code module} block; what is in the module needs it.
     *
     * @param label the name it calls the module by
     */
    record Call(String module, String label, Block block, Repeat repeat, String directory) implements Node {
        @Override
        public String name() {
            return qualified(module, "module." + label);
        }

        @Override
        public SourceRange range() {
            return block.header();
        }

        @Override
        public List<Reference> references() {
            var all = new ArrayList<Reference>();
            repeat.expression().ifPresent(e -> all.addAll(e.references()));
            all.addAll(predecessors());
            return all;
        }

        @Override
        public List<Reference> predecessors() {
            return Node.predecessors(block);
        }
    }

    /** A variable of a called module: evaluated with the names of who calls, for each instance of the module. */
    record Input(Call call, Variable variable, Optional<Attribute> given) implements Node {
        @Override
        public String name() {
            return qualified(call.name(), "var." + variable.name());
        }

        @Override
        public String module() {
            return call.module();
        }

        @Override
        public Repeat repeat() {
            return call.repeat();
        }

        @Override
        public Optional<String> needs() {
            return Optional.of(call.name());
        }

        @Override
        public SourceRange range() {
            return given.map(Attribute::nameRange).orElse(call.range());
        }

        @Override
        public List<Reference> references() {
            return given.map(a -> a.expression().references()).orElse(List.of());
        }
    }

    /** The validations of a variable, which may use what uses the variable. */
    record Validation(String module, Variable variable, Optional<SourceRange> given) implements Node {
        @Override
        public String name() {
            return variableName() + " (validation)";
        }

        String variableName() {
            return qualified(module, "var." + variable.name());
        }

        @Override
        public SourceRange range() {
            return variable.range();
        }

        @Override
        public List<Reference> references() {
            return variable.validations().stream()
                    .flatMap(rule -> rule.references().stream())
                    .toList();
        }
    }

    /** A {@code check} block. */
    record Check(String module, String label, List<Rule> assertions, SourceRange range) implements Node {
        @Override
        public String name() {
            return qualified(module, "check." + label);
        }

        @Override
        public List<Reference> references() {
            return assertions.stream()
                    .flatMap(rule -> rule.references().stream())
                    .toList();
        }
    }

    /** The attributes of a call that are not the language's own. */
    static SortedMap<String, Attribute> inputs(Block call) {
        var inputs = new java.util.TreeMap<String, Attribute>();
        call.body().attributes().stream()
                .filter(a -> !ModuleCalls.OWN.contains(a.name()))
                .forEach(a -> inputs.put(a.name(), a));
        return inputs;
    }
}
