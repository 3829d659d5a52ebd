package dev.tacit.hcl.config;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.Scope;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        names.startTouching();
        var instances = new Instances(evaluator, diagnostics).of(resource.repeat(), names.scope());
        if (instances.isEmpty()) {
            return false;
        }
        var shared = names.touched();
        var reader = new BodyReader(evaluator, diagnostics);
        var declared = new LinkedHashMap<InstanceKey, Exports>();
        for (var instance : instances.get()) {
            names.startTouching(shared);
            var key = instance.key();
            var exports = instance(resource, resource.address().instance(key), instance.in(names.scope()), reader);
            if (key == null) {
                exports.ifPresent(e -> names.bind(resource.address(), e));
                return exports.isPresent();
            }
            exports.ifPresent(e -> declared.put(key, e));
        }
        names.bind(resource.address(), resource.repeat(), declared);
        return declared.size() == instances.get().size();
    }

    private Optional<Exports> instance(Node.Resource resource, Address address, Scope scope, BodyReader reader) {
        return reader.read(resource.block(), resource.schema(), scope, address)
                .flatMap(body -> declare.apply(new Declaration(address, names.touched(), body)));
    }

    /** A variable's value as expressions see it: secret when the variable is sensitive. */
    static Value marked(Variable variable, Value value, Evaluator evaluator) {
        return variable.sensitive() && !(value instanceof Secret || value instanceof dev.tacit.core.value.Null)
                ? evaluator.sensitive(value)
                : value;
    }
}
