package dev.tacit.template;

import java.util.List;

/** A part of a template that writes output. Offsets point into the template's text. */
sealed interface Node {
    record Verbatim(String text) implements Node {}

    /** Prints the pipeline's value, unless it declares or assigns. */
    record Action(Pipe pipe) implements Node {}

    record If(Pipe pipe, List<Node> body, List<Node> otherwise) implements Node {}

    record With(Pipe pipe, List<Node> body, List<Node> otherwise) implements Node {}

    record Range(Pipe pipe, List<Node> body, List<Node> otherwise) implements Node {}

    /**
     * Commands, each getting the value of the one before as its last argument.
     *
     * @param variables declared, or assigned when {@code assigns}
     */
    record Pipe(int offset, List<String> variables, boolean assigns, List<Command> commands) {}

    /** An operand with arguments, if any. */
    record Command(List<Operand> operands) {
        Operand head() {
            return operands.getFirst();
        }

        List<Operand> arguments() {
            return operands.subList(1, operands.size());
        }
    }

    /** A part of a command. */
    sealed interface Operand {
        int offset();

        record Dot(int offset) implements Operand {}

        record Nil(int offset) implements Operand {}

        record Constant(int offset, GoValue value) implements Operand {}

        record Field(int offset, List<String> names) implements Operand {}

        record Variable(int offset, String name, List<String> fields) implements Operand {}

        record Call(int offset, Function function) implements Operand {}

        record Nested(int offset, Pipe pipe) implements Operand {}

        /** Fields of what another operand evaluates to. */
        record Chain(int offset, Operand operand, List<String> fields) implements Operand {}
    }
}
