package dev.tacit.testing.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Prints what all modules' tests came to; the argument is the root of the checkout. */
public final class TestSummary {
    private static final int MODULE_DEPTH = 4;

    private TestSummary() {}

    public static void main(String[] arguments) throws IOException {
        System.out.print(of(Path.of(arguments[0])));
    }

    static String of(Path root) throws IOException {
        Map<String, Counts> sums = Counts.start();
        lines(root, RealComponentListener.FILE).forEach(line -> Counts.addLine(sums, line));
        Map<String, Integer> skipped = new TreeMap<>();
        for (String line : lines(root, RealComponentListener.SKIPPED)) {
            int space = line.indexOf(' ');
            skipped.merge(line.substring(space + 1), Integer.parseInt(line.substring(0, space)), Integer::sum);
        }
        var text = new StringBuilder();
        Counts all = Objects.requireNonNull(sums.remove(Counts.ALL));
        sums.forEach((name, n) -> text.append("real " + name + ": " + (n.passed() + n.failed()) + " tests ran\n"));
        skipped.forEach((reason, n) -> text.append("SKIPPED " + n + ": " + reason + "\n"));
        return text.append(all.passed() + " passed, " + all.failed() + " failed, " + all.skipped() + " skipped\n")
                .toString();
    }

    private static List<String> lines(Path root, String name) throws IOException {
        try (var files = Files.find(root, MODULE_DEPTH, (file, attributes) -> file.endsWith(name))) {
            var lines = new ArrayList<String>();
            for (Path file : files.sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        }
    }
}
