package dev.tacit.template.function;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.format.Printing;
import dev.tacit.template.value.GoValue;
import org.jspecify.annotations.Nullable;

/** The functions of text/template itself. */
public final class Builtins {
    private Builtins() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            // The engine evaluates the arguments of these two lazily.
            case "and", "or" -> function(name, "any any...", a -> a.at(0));
            case "not" -> function(name, "any", a -> new GoValue.Bool(!a.at(0).isTrue()));
            case "eq" -> function(name, "any any...", a -> new GoValue.Bool(Comparison.equal(a)));
            case "ne" -> function(name, "any any", a -> new GoValue.Bool(!Comparison.equal(a)));
            case "lt" -> function(name, "any any", a -> new GoValue.Bool(Comparison.less(a)));
            case "le" -> function(name, "any any", a -> new GoValue.Bool(Comparison.less(a) || Comparison.equal(a)));
            case "gt" -> function(name, "any any", a -> new GoValue.Bool(!Comparison.less(a) && !Comparison.equal(a)));
            case "ge" -> function(name, "any any", a -> new GoValue.Bool(!Comparison.less(a)));
            case "len" -> function(name, "any", a -> GoValue.Int.constant(Indexing.length(a)));
            case "index" -> function(name, "any any...", Indexing::index);
            case "print" -> function(name, "any...", a -> a.answer(Printing.print(a.rest(0), a.budget(), a.offset())));
            case "println" ->
                function(name, "any...", a -> a.answer(Printing.println(a.rest(0), a.budget(), a.offset())));
            case "printf" ->
                function(
                        name,
                        "string any...",
                        a -> a.answer(Printing.printf(a.octets(0), a.rest(1), a.budget(), a.offset())));
            case "html" -> function(name, "any...", Escaping::html);
            case "js" -> function(name, "any...", Escaping::js);
            case "urlquery" -> function(name, "any...", Escaping::urlquery);
            case "call" -> function(name, "any any...", Builtins::call);
            default -> null;
        };
    }

    private static GoValue call(Arguments arguments) {
        throw arguments.failure(
                "\"call\" calls a function, and no value of a template is one: it is of type " + arguments.at(0) + ".");
    }
}
