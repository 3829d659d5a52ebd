package dev.tacit.hcl.config;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.address.Kind;
import dev.tacit.core.address.ModuleStep;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Binding;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.Scope;
import dev.tacit.hcl.syntax.Block;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Evaluates a configuration node by node and declares what comes of it, each instance after those it refers to. */
public final class ModuleEvaluation {
    private final Evaluator evaluator;
    private final Function<Declaration, Optional<Exports>> declare;
    private final Diagnostics diagnostics;
    private final Touches touches = new Touches();
    private final Rules rules;
    /** By the module's name without keys. */
    private final Map<String, List<ModuleInstance>> modules = new HashMap<>();

    private final Set<String> failed = new HashSet<>();
    private final List<Address> soFar = new ArrayList<>();

    private ModuleEvaluation(
            Evaluator evaluator, Function<Declaration, Optional<Exports>> declare, Diagnostics diagnostics) {
        this.evaluator = evaluator;
        this.declare = declare;
        this.diagnostics = diagnostics;
        this.rules = new Rules(evaluator);
    }

    /**
     * Calls {@code declare} for every instance, in an order that depends on the declarations alone. What refers to
     * something that failed is left out without a word of its own.
     *
     * @param variables a value for every variable of the root module that has one
     * @param declare answers with what others may refer to, or empty after it added an error
     * @return whether everything was declared
     */
    public static boolean run(
            Configuration configuration,
            Map<String, Value> variables,
            Evaluator evaluator,
            Function<Declaration, Optional<Exports>> declare,
            Diagnostics diagnostics) {
        return evaluated(configuration, variables, evaluator, declare, diagnostics)
                .failed
                .isEmpty();
    }

    /** The same; answers the names of the root module that stand for something then, for expressions from elsewhere. */
    public static Scope scope(
            Configuration configuration,
            Map<String, Value> variables,
            Evaluator evaluator,
            Function<Declaration, Optional<Exports>> declare,
            Diagnostics diagnostics) {
        return evaluated(configuration, variables, evaluator, declare, diagnostics)
                .instances("")
                .getFirst()
                .names()
                .scope();
    }

    private static ModuleEvaluation evaluated(
            Configuration configuration,
            Map<String, Value> variables,
            Evaluator evaluator,
            Function<Declaration, Optional<Exports>> declare,
            Diagnostics diagnostics) {
        var evaluation = new ModuleEvaluation(evaluator, declare, diagnostics);
        var root = new ModuleInstance(
                "", new Names(evaluation.touches, ModuleFiles.ROOT), Optional.empty(), Collections.emptySortedSet());
        evaluation.modules.put("", List.of(root));
        for (var name : configuration.variables().keySet()) {
            var value = variables.get(name);
            if (value == null) {
                evaluation.failed.add("var." + name);
            } else {
                root.names().bindVariable(name, value, Collections.emptySortedSet());
            }
        }
        configuration.order().forEach(evaluation::step);
        return evaluation;
    }

    private void step(Configuration.Step step) {
        var node = step.node();
        boolean done = step.needs().stream().noneMatch(failed::contains)
                && switch (node) {
                    case Node.Local local -> each(local, module -> local(local, module));
                    case Node.Resource resource -> resource(resource);
                    case Node.Call call -> call(call);
                    case Node.Input input -> input(input);
                    case Node.Validation validation -> validation(validation);
                    case Node.Check check ->
                        each(check, module -> {
                            check(check, module);
                            return true;
                        });
                };
        if (!done) {
            failed.add(node.name());
        }
    }

    private List<ModuleInstance> instances(String module) {
        return modules.getOrDefault(module, List.of());
    }

    /** Whether it is done in every instance of the node's module; one that fails does not stop the others. */
    private boolean each(Node node, Function<ModuleInstance, Boolean> work) {
        boolean done = true;
        for (var module : instances(node.module())) {
            done &= work.apply(module);
        }
        return done;
    }

    private boolean local(Node.Local local, ModuleInstance module) {
        touches.start();
        var value = evaluator.evaluate(local.expression(), module.names().scope(), diagnostics);
        value.ifPresent(v -> module.names().bindLocal(local.local(), v, touches.found()));
        return value.isPresent();
    }

    private boolean call(Node.Call call) {
        var called = new ArrayList<ModuleInstance>();
        boolean done = each(call, module -> {
            touches.start(module.after());
            reach(call, call.block(), module);
            var after = new TreeSet<>(touches.found());
            var instances = new Instances(evaluator, diagnostics)
                    .of(call.repeat(), module.names().scope());
            var byKey = new LinkedHashMap<InstanceKey, Names>();
            for (var instance : instances.orElse(List.of())) {
                var key = instance.key();
                var path = Node.qualified(module.path(), new ModuleStep(call.label(), key).toString());
                var names = new Names(touches, call.directory());
                called.add(new ModuleInstance(
                        path, names, Optional.of(instance.in(module.names().scope())), after));
                if (key == null) {
                    module.names().bindModule(call.label(), names);
                } else {
                    byKey.put(key, names);
                }
            }
            if (!(call.repeat() instanceof Repeat.Once)) {
                module.names().bindModule(call.label(), call.repeat(), byKey);
            }
            return instances.isPresent();
        });
        modules.put(call.name(), called);
        return done;
    }

    private boolean input(Node.Input input) {
        boolean done = true;
        for (var module : instances(input.call().name())) {
            touches.start();
            var value = new InputValue(evaluator, diagnostics)
                    .of(input, module.caller().orElseThrow());
            value.ifPresent(v -> module.names().bindVariable(input.variable().name(), v, touches.found()));
            done &= value.isPresent();
        }
        return done;
    }

    private boolean validation(Node.Validation validation) {
        long before = diagnostics.errorCount();
        for (var module : instances(validation.module())) {
            rules.check(
                    validation.variable().validations(),
                    module.names().scope(),
                    ConfigCode.VALIDATION_FAILED,
                    "Invalid value for variable",
                    Optional.of(validation.given().orElse(validation.variable().range())),
                    diagnostics);
        }
        boolean valid = diagnostics.errorCount() == before;
        if (!valid) {
            failed.add(validation.variableName());
        }
        return valid;
    }

    /** What does not hold, or cannot be evaluated, is told, and stops nothing. */
    private void check(Node.Check check, ModuleInstance module) {
        var found = new Diagnostics();
        rules.check(
                check.assertions(),
                module.names().scope(),
                ConfigCode.CHECK_FAILED,
                "A check does not hold",
                Optional.empty(),
                found);
        found.list().forEach(problem -> diagnostics.add(problem.asWarning()));
    }

    private boolean resource(Node.Resource resource) {
        var reader = new BodyReader(evaluator, diagnostics);
        return each(resource, module -> resource(resource, module, reader));
    }

    private boolean resource(Node.Resource resource, ModuleInstance module, BodyReader reader) {
        touches.start(module.after());
        var names = module.names();
        reach(resource, resource.block(), module);
        var instances = new Instances(evaluator, diagnostics).of(resource.repeat(), names.scope());
        if (instances.isEmpty()) {
            return false;
        }
        var shared = touches.found();
        var written = resource.address();
        var block = new Address(module.path(), written.kind(), written.type(), written.name(), null);
        var declared = new LinkedHashMap<InstanceKey, Exports>();
        for (var instance : instances.get()) {
            touches.start(shared);
            var key = instance.key();
            var scope = instance.in(names.scope());
            if (!resource.declared()) {
                return output(resource, module, scope, reader);
            }
            var exports = instance(resource, block.instance(key), scope, reader);
            if (key == null) {
                exports.ifPresent(e -> names.bind(block, e));
                return exports.isPresent();
            }
            exports.ifPresent(e -> declared.put(key, e));
        }
        names.bind(block, resource.repeat(), declared);
        return declared.size() == instances.get().size();
    }

    /** Touches what {@code depends_on} names, all that is declared in a module. */
    private void reach(Node node, Block block, ModuleInstance module) {
        // Evaluated for what it reaches; what cannot be was told when references were resolved.
        block.body()
                .attribute("depends_on")
                .ifPresent(
                        a -> evaluator.evaluate(a.expression(), module.names().scope(), new Diagnostics()));
        for (var predecessor : node.predecessors()) {
            Resolution.wholeModule(predecessor).ifPresent(label -> {
                var path = Node.qualified(module.path(), "module." + label);
                soFar.stream().filter(a -> inside(path, a)).forEach(touches::add);
            });
        }
    }

    /** Whether it is in an instance of the module, or of one that is called there. */
    private static boolean inside(String path, Address address) {
        var module = address.module();
        return module.equals(path) || module.startsWith(path + ".") || module.startsWith(path + "[");
    }

    private Optional<Exports> instance(Node.Resource resource, Address address, Scope scope, BodyReader reader) {
        var lifecycle = resource.lifecycle();
        if (!holds(lifecycle.before(), scope, address, ConfigCode.PRECONDITION_FAILED)) {
            return Optional.empty();
        }
        return reader.read(resource.block(), resource.schema(), scope, address)
                .flatMap(body -> {
                    soFar.add(address);
                    return declare.apply(new Declaration(address, touches.found(), body, lifecycle.ignored()));
                })
                .filter(exports -> lifecycle.after().isEmpty()
                        || holds(
                                lifecycle.after(),
                                scope.with(Map.of("self", Binding.of(exports))),
                                address,
                                ConfigCode.POSTCONDITION_FAILED));
    }

    private boolean holds(List<Rule> conditions, Scope scope, Address address, ConfigCode code) {
        if (conditions.isEmpty()) {
            return true;
        }
        var found = new Diagnostics();
        var summary = code == ConfigCode.PRECONDITION_FAILED
                ? "A precondition does not hold"
                : "A postcondition does not hold";
        rules.check(conditions, scope, code, summary, Optional.empty(), found);
        found.list().forEach(problem -> diagnostics.add(problem.about(address)));
        return !found.hasErrors();
    }

    /** The output of a called module: nothing is declared, its value is handed to the caller. */
    private boolean output(Node.Resource resource, ModuleInstance module, Scope scope, BodyReader reader) {
        var address =
                new Address(module.path(), Kind.OUTPUT, "", resource.address().name(), null);
        if (!holds(resource.lifecycle().before(), scope, address, ConfigCode.PRECONDITION_FAILED)) {
            return false;
        }
        var body = reader.read(resource.block(), resource.schema(), scope, address);
        if (body.isEmpty()) {
            return false;
        }
        var attributes = body.get().attributes();
        var value = java.util.Objects.requireNonNull(attributes.get("value")).value();
        boolean sensitive = attributes.containsKey("sensitive")
                && Bool.TRUE.equals(attributes.get("sensitive").value());
        module.names()
                .bindOutput(address.name(), sensitive ? InputValue.secret(value, evaluator) : value, touches.found());
        return true;
    }
}
