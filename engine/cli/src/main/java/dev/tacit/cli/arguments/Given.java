package dev.tacit.cli.arguments;

import java.nio.file.Path;

/** A variable's value from the command line; later ones win. */
public sealed interface Given {
    /** {@code -var name=text}. */
    final class Assignment implements Given {
        private final String name;
        private final String text;

        Assignment(String name, String text) {
            this.name = name;
            this.text = text;
        }

        public String name() {
            return name;
        }

        /** May be secret. */
        public String text() {
            return text;
        }

        @Override
        public String toString() {
            return name + "=…";
        }
    }

    /** {@code -var-file FILE}. */
    record VariableFile(Path path) implements Given {}
}
