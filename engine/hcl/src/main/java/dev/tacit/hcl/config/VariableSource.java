package dev.tacit.hcl.config;

import dev.tacit.hcl.syntax.SourceFile;
import java.util.Map;

/** Somewhere that values of variables come from. Later sources win over earlier ones. */
public sealed interface VariableSource {
    /** Variables of the process whose names start with {@code TACIT_VAR_}; names of no variable are ignored. */
    record Environment(Map<String, String> variables) implements VariableSource {
        static final String PREFIX = "TACIT_VAR_";

        public Environment {
            variables = Map.copyOf(variables);
        }
    }

    /** A {@code .tacitvars} file, found or named with {@code -var-file}. */
    record File(SourceFile file) implements VariableSource {}

    /** What somebody typed when asked. */
    record Answer(String name, String text) implements VariableSource {
        @Override
        public String toString() {
            return "what was typed for " + name;
        }
    }

    /** An option {@code -var name=text}. */
    record Option(String name, String text) implements VariableSource {
        @Override
        public String toString() {
            return "-var " + name;
        }
    }
}
