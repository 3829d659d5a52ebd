package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.Suggestion;
import dev.tacit.hcl.syntax.Attribute;
import dev.tacit.hcl.syntax.Expression;
import dev.tacit.hcl.syntax.HclParser;
import dev.tacit.hcl.syntax.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gives variables their values, with Terraform's precedence. */
public final class VariableValues {
    private final Configuration configuration;
    private final Evaluator evaluator;
    private final Diagnostics diagnostics;

    private VariableValues(Configuration configuration, Evaluator evaluator, Diagnostics diagnostics) {
        this.configuration = configuration;
        this.evaluator = evaluator;
        this.diagnostics = diagnostics;
    }

    /**
     * Sources from weakest to strongest: the environment, {@code *.auto.tacitvars} by name, then options as given.
     *
     * @param automatic files that were found, not named
     * @param options {@code -var} and {@code -var-file} in the order of the command line
     */
    public static List<VariableSource> inPrecedence(
            Map<String, String> environment, List<SourceFile> automatic, List<VariableSource> options) {
        var sources = new ArrayList<VariableSource>();
        sources.add(new VariableSource.Environment(environment));
        automatic.stream()
                .sorted(Comparator.comparing(SourceFile::path))
                .forEach(f -> sources.add(new VariableSource.File(f)));
        sources.addAll(options);
        return sources;
    }

    /**
     * The value of each variable that has a valid one; sensitive ones are secret.
     *
     * @param sources from weakest to strongest
     */
    public static Map<String, Value> of(
            Configuration configuration, List<VariableSource> sources, Evaluator evaluator, Diagnostics diagnostics) {
        return new VariableValues(configuration, evaluator, diagnostics).resolve(sources);
    }

    /** The variables that have neither a default nor a value from any of the sources. */
    public static List<Variable> missing(
            Configuration configuration, List<VariableSource> sources, Evaluator evaluator) {
        var given = new VariableValues(configuration, evaluator, new Diagnostics()).given(sources);
        return configuration.variables().values().stream()
                .filter(v -> v.fallback().isEmpty() && !given.containsKey(v.name()))
                .toList();
    }

    /** The last one given for a variable: text to read by the variable's type, or an expression of a file. */
    private sealed interface Given {
        record Raw(String text, String origin) implements Given {}

        record Written(Attribute attribute) implements Given {}
    }

    private Map<String, Given> given(List<VariableSource> sources) {
        var given = new TreeMap<String, Given>();
        for (var source : sources) {
            switch (source) {
                case VariableSource.Environment e -> environment(e, given);
                case VariableSource.File f -> file(f.file(), given);
                case VariableSource.Option o -> option(o, given);
                case VariableSource.Answer a -> given.put(a.name(), new Given.Raw(a.text(), "the prompt"));
            }
        }
        return given;
    }

    private Map<String, Value> resolve(List<VariableSource> sources) {
        var given = given(sources);
        var values = new TreeMap<String, Value>();
        configuration
                .variables()
                .forEach((name, variable) -> value(variable, given.get(name))
                        .ifPresent(v -> values.put(name, InputValue.marked(variable, v, evaluator))));
        return values;
    }

    private void environment(VariableSource.Environment environment, Map<String, Given> given) {
        configuration.variables().keySet().forEach(name -> {
            var key = VariableSource.Environment.PREFIX + name;
            var text = environment.variables().get(key);
            if (text != null) {
                given.put(name, new Given.Raw(text, "the environment variable " + key));
            }
        });
    }

    private void file(SourceFile file, Map<String, Given> given) {
        for (var block : file.body().blocks()) {
            diagnostics.error(
                    ConfigCode.UNKNOWN_BLOCK,
                    "Block in a variables file",
                    "A variables file holds only lines like name = value. Declarations belong into *.tacit.hcl files.",
                    block.typeRange());
        }
        for (var attribute : file.body().attributes()) {
            if (configuration.variables().containsKey(attribute.name())) {
                given.put(attribute.name(), new Given.Written(attribute));
            } else {
                diagnostics.warning(
                        ConfigCode.UNDECLARED_VARIABLE,
                        "Value for undeclared variable",
                        "No input variable \"" + attribute.name() + "\" is declared, so this value is not used."
                                + suggestion(attribute.name()),
                        attribute.nameRange());
            }
        }
    }

    private void option(VariableSource.Option option, Map<String, Given> given) {
        if (configuration.variables().containsKey(option.name())) {
            given.put(option.name(), new Given.Raw(option.text(), "the option " + option));
        } else {
            diagnostics.error(
                    ConfigCode.UNDECLARED_VARIABLE,
                    "Value for undeclared variable",
                    "The option " + option + " names no declared input variable." + suggestion(option.name()),
                    null);
        }
    }

    private String suggestion(String name) {
        return Suggestion.of(name, configuration.variables().keySet());
    }

    private Optional<Value> value(Variable variable, @Nullable Given given) {
        return switch (given) {
            case null -> absent(variable);
            case Given.Raw raw -> raw(variable, raw);
            case Given.Written w -> {
                var expression = w.attribute().expression();
                yield evaluated(expression)
                        .flatMap(v -> converted(variable, v, expression.range().file(), expression.range()));
            }
        };
    }

    private Optional<Value> absent(Variable variable) {
        if (variable.fallback().isEmpty()) {
            diagnostics.error(
                    ConfigCode.MISSING_VARIABLE,
                    "No value for variable",
                    "The input variable \"" + variable.name()
                            + "\" has no default, and no value was given. Give one with -var "
                            + variable.name() + "=…, a *.tacitvars file, or the environment variable "
                            + VariableSource.Environment.PREFIX + variable.name() + ".",
                    variable.range());
        }
        return variable.fallback();
    }

    private Optional<Value> raw(Variable variable, Given.Raw raw) {
        var type = variable.type().type();
        boolean literal =
                !variable.typed() || type.equals(Type.STRING) || type.equals(Type.NUMBER) || type.equals(Type.BOOL);
        if (literal) {
            return converted(variable, new Text(nfc(raw.text())), raw.origin(), null);
        }
        var parsed = HclParser.parseExpression(raw.origin(), raw.text().getBytes(StandardCharsets.UTF_8));
        if (parsed.diagnostics().stream().anyMatch(d -> d.isError())) {
            diagnostics.error(
                    ConfigCode.INVALID_VARIABLE_VALUE,
                    "Invalid value for variable",
                    "The value of \"" + variable.name() + "\" from " + raw.origin()
                            + " is no valid expression of its type, "
                            + "which must be written as in a *.tacitvars file.",
                    variable.range());
            return Optional.empty();
        }
        return evaluated(parsed.expression()).flatMap(v -> converted(variable, v, raw.origin(), null));
    }

    private static String nfc(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC);
    }

    private Optional<Value> evaluated(Expression expression) {
        return new Constants(evaluator, diagnostics)
                .value(expression, "The value of a variable cannot refer to anything. Text needs quotes.");
    }

    private Optional<Value> converted(Variable variable, Value value, String origin, @Nullable SourceRange range) {
        return variable.accept(
                value,
                evaluator.conversions(),
                wrong -> diagnostics.error(
                        ConfigCode.INVALID_VARIABLE_VALUE,
                        "Invalid value for variable",
                        "The value of \"" + variable.name() + "\" from " + origin + wrong,
                        range == null ? variable.range() : range));
    }
}
