package dev.tacit.hcl.eval;

import dev.tacit.core.value.Content;
import dev.tacit.core.value.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of the language.
 *
 * @param rest what arguments beyond {@code parameters} are, or null when there may be none
 * @param result the type of a secret result, from the types of the arguments
 */
record Function(
        String name,
        List<Parameter> parameters,
        @Nullable Parameter rest,
        Reach reach,
        java.util.function.Function<List<Type>, Type> result,
        java.util.function.Function<Arguments, Content> body) {
    /** Raised for a function when a release changes its result for equal arguments. */
    static final int SEMANTICS = 1;

    /** How far a function looks into its arguments, hence which secrets make its result a secret. */
    enum Reach {
        /** All content. */
        CONTENT,
        /** The arguments themselves, but not their elements: these may be secret and pass through. */
        SHAPE,
        /** Nothing: secrets are passed on as they are. */
        NOTHING
    }

    record Parameter(String name, Type type, boolean nullable) {}

    Function {
        parameters = List.copyOf(parameters);
    }

    static Function of(
            String name,
            Type result,
            List<Parameter> parameters,
            java.util.function.Function<Arguments, Content> body) {
        return new Function(name, parameters, null, Reach.CONTENT, _ -> result, body);
    }

    static Function shaped(
            String name,
            java.util.function.Function<List<Type>, Type> result,
            List<Parameter> parameters,
            java.util.function.Function<Arguments, Content> body) {
        return new Function(name, parameters, null, Reach.SHAPE, result, body);
    }

    static Parameter parameter(String name, Type type) {
        return new Parameter(name, type, false);
    }

    static Parameter nullable(String name, Type type) {
        return new Parameter(name, type, true);
    }

    Function andMore(Parameter more) {
        return new Function(name, parameters, more, reach, result, body);
    }

    Parameter parameterOf(int argument) {
        return argument < parameters.size() ? parameters.get(argument) : java.util.Objects.requireNonNull(rest);
    }
}
