package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arguments of one call, converted to the types of the parameters, and the ways a call can end. */
record Arguments(
        Function function,
        List<Value> values,
        List<SourceRange> ranges,
        SourceRange call,
        Conversions conversions,
        Provenances provenances,
        ReadableFiles files) {
    int count() {
        return values.size();
    }

    Value value(int i) {
        var value = values.get(i);
        return value instanceof Exports e ? e.attributes() : value;
    }

    String text(int i) {
        return ((Text) values.get(i)).string();
    }

    Num number(int i) {
        return (Num) values.get(i);
    }

    /** A whole number that counts something. */
    Optional<Integer> integer(int i) {
        try {
            return Optional.of(number(i).intValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The elements of a list, set or tuple. */
    Optional<List<Value>> elements(int i) {
        return sequence(value(i));
    }

    static Optional<List<Value>> sequence(Value value) {
        return switch (value) {
            case ListValue l -> Optional.of(l.elements());
            case SetValue s -> Optional.of(s.elements());
            case TupleValue t -> Optional.of(t.elements());
            default -> Optional.empty();
        };
    }

    /** The strings of a list of strings; empty when one is null. */
    Optional<List<String>> strings(int i) {
        var found = new ArrayList<String>();
        for (var element : elements(i).orElseThrow()) {
            if (!(element instanceof Text t)) {
                return Optional.empty();
            }
            found.add(t.string());
        }
        return Optional.of(found);
    }

    List<Value> from(int first) {
        return values.subList(Math.min(first, values.size()), values.size());
    }

    /** A whole number of a Go int. */
    Optional<Long> whole(int i) {
        var number = number(i);
        return number.isInteger() && number.truncated().bitLength() < 64
                ? Optional.of(number.truncated().longValue())
                : Optional.empty();
    }

    static Content give(boolean truth) {
        return new Content.Opened(Bool.of(truth));
    }

    static Content give(Value value) {
        return new Content.Opened(value);
    }

    static Content give(String text) {
        return new Content.Opened(Unicode.text(text));
    }

    /** @param detail a sentence that names no content */
    Content refuse(int argument, String detail) {
        var at = argument < ranges.size() ? ranges.get(argument) : call;
        return new Content.Failed(Diagnostic.error(
                EvalCode.INVALID_ARGUMENT,
                "Invalid function argument",
                "Argument \"" + function.parameterOf(argument).name() + "\" of " + function.name() + ": " + detail,
                at));
    }

    Content fail(String detail) {
        return new Content.Failed(Diagnostic.error(
                EvalCode.FUNCTION_FAILED, "Function call failed", function.name() + ": " + detail, call));
    }
}
