package dev.tacit.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.template.library.Functions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of functions, {@code docs/template-functions.md}, beside the functions that there are. */
class FunctionsPageTest {
    private static final Path PAGE = Path.of("../../docs/template-functions.md");
    private static final Pattern ROW = Pattern.compile("\\| (`[^|]*`) \\| [^|].*\\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String GROUP = "GoFunction named(String name)";
    private static final Pattern CASE = Pattern.compile("case\\s+((?:\"[^\"]+\"[,\\s]*)+)->");
    private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"");

    @Test
    void namesEveryFunctionOnce() throws IOException {
        var written = new ArrayList<String>();
        for (var row : rows()) {
            row.forEach(call -> written.add(call.split(" ", -1)[0]));
        }
        assertThat(written).containsExactlyInAnyOrderElementsOf(dispatched());
    }

    @Test
    void showsArgumentsThatAreTaken() throws IOException {
        for (var row : rows()) {
            var words = List.of(row.getFirst().split(" ", -1));
            for (var call : row) {
                var function = Functions.named(call.split(" ", -1)[0]).orElseThrow();
                int shown = words.size() - 1;
                assertThat(shown).as(call).isGreaterThanOrEqualTo(function.fewest());
                assertThat(function.variadic() || shown <= function.parameters().size())
                        .as(call)
                        .isTrue();
            }
        }
    }

    /** The calls of each row: with arguments, then other names for it. */
    private static List<List<String>> rows() throws IOException {
        var rows = new ArrayList<List<String>>();
        for (var line : Files.readAllLines(PAGE)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(CODE.matcher(row.group(1))
                        .results()
                        .map(code -> code.group(1))
                        .toList());
            }
        }
        return rows;
    }

    /** The names that the groups of functions look for, from their sources. */
    private static List<String> dispatched() throws IOException {
        var names = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var source = Files.readString(file);
                int begin = source.indexOf(GROUP);
                if (begin >= 0) {
                    var body = source.substring(begin, source.indexOf("\n    }\n", begin));
                    CASE.matcher(body)
                            .results()
                            .forEach(labels ->
                                    NAME.matcher(labels.group(1)).results().forEach(name -> names.add(name.group(1))));
                }
            }
        }
        return names;
    }
}
