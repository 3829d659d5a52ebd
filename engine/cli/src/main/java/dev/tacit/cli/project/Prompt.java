package dev.tacit.cli.project;

import dev.tacit.hcl.config.Variable;
import dev.tacit.hcl.config.VariableSource;
import java.io.Console;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal for values of variables. */
final class Prompt {
    private final Surroundings surroundings;

    Prompt(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** As many answers as there are before the input ends; none where nobody can be asked. */
    List<VariableSource> ask(List<Variable> variables) {
        var answers = new ArrayList<VariableSource>();
        if (surroundings.interactive()) {
            for (var variable : variables) {
                var answer = ask(variable);
                if (answer == null) {
                    break;
                }
                answers.add(new VariableSource.Answer(variable.name(), answer));
            }
        }
        return answers;
    }

    private @Nullable String ask(Variable variable) {
        var err = surroundings.err();
        err.println("var." + variable.name());
        if (!variable.description().isEmpty()) {
            err.println("  " + variable.description());
        }
        err.print("\n  Enter a value" + (variable.sensitive() ? ", not shown while you type: " : ": "));
        err.flush();
        var answer = variable.sensitive() ? hidden() : line();
        err.println();
        err.flush();
        return answer;
    }

    private @Nullable String hidden() {
        var console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (console.isEmpty()) {
            return line();
        }
        char[] typed = console.get().readPassword();
        if (typed == null) {
            return null;
        }
        var text = new String(typed);
        Arrays.fill(typed, ' ');
        return text;
    }

    private @Nullable String line() {
        try {
            return surroundings.in().readLine();
        } catch (IOException e) {
            // As if the input had ended: the variable is then told to have no value.
            return null;
        }
    }
}
