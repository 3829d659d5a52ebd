package dev.tacit.cli;

import dev.tacit.cli.project.Surroundings;
import java.util.List;

/** Where the JVM starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var quick = Quick.answer(List.of(args));
        if (quick.isPresent()) {
            System.out.print(quick.get());
            return;
        }
        var program = new Program(Surroundings.ofThisProcess());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (program.interrupted()) {
                Runtime.getRuntime().halt(1);
            }
        }));
        System.exit(program.run(args));
    }
}
