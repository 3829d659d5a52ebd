package dev.tacit.hcl.config;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Binding;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Evaluates a configuration node by node and declares what comes of it, each instance after those it refers to. */
public final class ModuleEvaluation {
    private final Evaluator evaluator;
    private final Function<Declaration, Optional<Exports>> declare;
    private final Diagnostics diagnostics;
    private final Names names;
    private final Set<String> failed = new HashSet<>();

    private ModuleEvaluation(
            Names names,
            Evaluator evaluator,
            Function<Declaration, Optional<Exports>> declare,
            Diagnostics diagnostics) {
        this.names = names;
        this.evaluator = evaluator;
        this.declare = declare;
        this.diagnostics = diagnostics;
    }

    /**
     * Calls {@code declare} for every instance, in an order that depends on the declarations alone. What refers to
     * something that failed is left out without a word of its own.
     *
     * @param variables a value for every variable that has one
     * @param declare answers with what others may refer to, or empty after it added an error
     * @return whether everything was declared
     */
    public static boolean run(
            Configuration configuration,
            Map<String, Value> variables,
            Evaluator evaluator,
            Function<Declaration, Optional<Exports>> declare,
            Diagnostics diagnostics) {
        var evaluation = new ModuleEvaluation(new Names(variables), evaluator, declare, diagnostics);
        configuration.variables().keySet().stream()
                .filter(name -> !variables.containsKey(name))
                .forEach(name -> evaluation.failed.add("var." + name));
        configuration.order().forEach(evaluation::step);
        return evaluation.failed.isEmpty();
    }

    private void step(Configuration.Step step) {
        boolean done = step.needs().stream().noneMatch(failed::contains)
                && switch (step.node()) {
                    case Node.Local local -> local(local);
                    case Node.Resource resource -> resource(resource);
                };
        if (!done) {
            failed.add(step.node().name());
        }
    }

    private boolean local(Node.Local local) {
        names.startTouching();
        var value = evaluator.evaluate(local.expression(), names.scope(), diagnostics);
        value.ifPresent(v -> names.bindLocal(local.name(), v, names.touched()));
        return value.isPresent();
    }

    private boolean resource(Node.Resource resource) {
        var reader = new BodyReader(evaluator, diagnostics);
        if (resource.forEach() == null) {
            var exports = instance(resource, resource.address(), names.scope(), reader);
            exports.ifPresent(e -> names.bind(resource.address(), e));
            return exports.isPresent();
        }
        names.startTouching();
        var elements = new ForEach(evaluator, diagnostics).elements(resource.forEach(), names.scope());
        var shared = names.touched();
        if (elements.isEmpty()) {
            return false;
        }
        var instances = new TreeMap<String, Exports>();
        elements.get().forEach((key, value) -> {
            var scope = names.scope().with(Map.of("each", each(key, value)));
            names.startTouching(shared);
            instance(resource, resource.address().instance(new InstanceKey.Name(key)), scope, reader)
                    .ifPresent(e -> instances.put(key, e));
        });
        names.bind(resource.address(), instances);
        return instances.size() == elements.get().size();
    }

    private Optional<Exports> instance(Node.Resource resource, Address address, Scope scope, BodyReader reader) {
        if (resource.forEach() == null) {
            names.startTouching();
        }
        return reader.read(resource.block(), resource.schema(), scope, address)
                .flatMap(body -> declare.apply(new Declaration(address, names.touched(), body)));
    }

    private static Binding each(String key, Value value) {
        Map<String, Binding> members = Map.of("key", Binding.of(new Text(key)), "value", Binding.of(value));
        return new Binding.Namespace(
                "attribute of each", name -> Optional.ofNullable(members.get(name)), () -> List.of("key", "value"));
    }

    /** A variable's value as expressions see it: secret when the variable is sensitive. */
    static Value marked(Variable variable, Value value, Evaluator evaluator) {
        return variable.sensitive() && !(value instanceof Secret || value instanceof dev.tacit.core.value.Null)
                ? evaluator.sensitive(value)
                : value;
    }
}
