package dev.tacit.testing.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Prints what all modules' tests came to; the argument is the root of the checkout. */
public final class TestSummary {
    private static final int MODULE_DEPTH = 4;

    private TestSummary() {}

    public static void main(String[] arguments) throws IOException {
        System.out.print(of(Path.of(arguments[0])));
    }

    static String of(Path root) throws IOException {
        Map<String, Counts> sums = Counts.start();
        try (var files =
                Files.find(root, MODULE_DEPTH, (file, attributes) -> file.endsWith(RealComponentListener.FILE))) {
            for (Path file : files.sorted().toList()) {
                Files.readAllLines(file).forEach(line -> Counts.addLine(sums, line));
            }
        }
        var text = new StringBuilder();
        Counts all = Objects.requireNonNull(sums.remove(Counts.ALL));
        sums.forEach((name, n) -> text.append("real " + name + ": " + (n.passed() + n.failed()) + " tests ran\n"));
        return text.append(all.passed() + " passed, " + all.failed() + " failed, " + all.skipped() + " skipped\n")
                .toString();
    }
}
