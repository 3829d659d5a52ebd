package dev.tacit.cli.arguments;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Commands without annotated classes behind them. The library's own factory, which makes instances of such classes, looks
 * for Groovy in every library when it is first touched, milliseconds of every start.
 */
final class Plain implements IFactory {
    static final Plain NOTHING = new Plain();

    private Plain() {}

    static CommandSpec command(String name) {
        return CommandSpec.wrapWithoutInspection(null, NOTHING).name(name);
    }

    @Override
    public <K> K create(Class<K> type) {
        if (type.equals(List.class)) {
            return type.cast(new ArrayList<>()); // what positional arguments are gathered in
        }
        throw new IllegalStateException("an instance of " + type + " was asked for: a bug in Tacit");
    }
}
