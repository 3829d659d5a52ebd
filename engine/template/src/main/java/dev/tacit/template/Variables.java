package dev.tacit.template;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.value.Budget;
import dev.tacit.template.value.GoValue;
import java.util.ArrayList;
import java.util.List;

/** The variables of one running template; inner ones hide outer ones of their name. */
final class Variables {
    /** Looking at this many takes as long as a step. */
    private static final int STRIDE = 16;

    private final Budget budget;
    private final List<Variable> stack = new ArrayList<>();

    /**
     * @param data the value of "$"
     */
    Variables(Budget budget, GoValue data) {
        this.budget = budget;
        declare("$", data);
    }

    private static final class Variable {
        private final String name;
        private GoValue value;

        Variable(String name, GoValue value) {
            this.name = name;
            this.value = value;
        }
    }

    void declare(String name, GoValue value) {
        stack.add(new Variable(name, value));
    }

    GoValue value(String name, int offset) {
        return named(name, offset).value;
    }

    void assign(String name, GoValue value, int offset) {
        named(name, offset).value = value;
    }

    /** Gives the one declared as the {@code back}th before the mark another value. */
    void replace(int mark, int back, GoValue value) {
        stack.get(mark - back).value = value;
    }

    /** What is declared from here on is forgotten by {@link #forget}. */
    int mark() {
        return stack.size();
    }

    void forget(int mark) {
        stack.subList(mark, stack.size()).clear();
    }

    private Variable named(String name, int offset) {
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (stack.get(i).name.equals(name)) {
                budget.spend((stack.size() - i) / STRIDE, offset);
                return stack.get(i);
            }
        }
        // A parser sees names in their order in the text, which need not be that of running.
        throw Failure.execution(offset, "The variable \"" + name + "\" has no value yet.");
    }
}
