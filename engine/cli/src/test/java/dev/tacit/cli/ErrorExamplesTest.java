package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tacit.cli.project.Release;
import dev.tacit.core.diagnostic.Code;
import dev.tacit.testing.rules.Claims;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Makes every mistake of {@code errors/}, one directory for each code of a diagnostic. {@code -Dtacit.regenerate=true} writes
 * the expected output anew, for a person to read.
 */
class ErrorExamplesTest {
    private static final Path ERRORS = Path.of("../../errors");
    private static final Path WITHOUT_EXAMPLE = ERRORS.resolve("without-example.txt");
    private static final String CANARY = "CANARY-7d1f";
    private static final Pattern CODE = Pattern.compile(
            "\"severity\":\"(?<severity>\\w+)\",\"code\":\"(?<code>[\\w-]+)\"|\"cause\":\"(?<cause>[\\w-]+)\"");

    /** Files that tell of an example, not of its project. */
    private static final Set<String> ABOUT = Set.of("expected.txt", "command.txt", "before.txt", "typed.txt");

    /** What a store records of refusing. */
    private static final Set<String> AUDITED = Set.of("plan-used", "plan-stale");

    private static int told;

    @TempDir
    Path home;

    static List<String> examples() throws IOException {
        try (var files = Files.list(ERRORS)) {
            return files.filter(Files::isDirectory)
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isToldAsExpected(String example) throws IOException {
        var command = command(example);
        var told = copied(example).run(command);

        var transcript = "$ tacit %s\n%s%s\nexit code %d\n".formatted(command, told.err(), told.out(), told.code());
        transcript = transcript
                .replace(home.toRealPath().toString(), "/home")
                .replace(home.toString(), "/home")
                .replace(Release.version(), "VERSION");
        var expected = ERRORS.resolve(example).resolve("expected.txt");
        if (Boolean.getBoolean("tacit.regenerate")) {
            assertThat(System.getenv("CI")).as("regenerating is for people").isNull();
            Files.writeString(expected, transcript);
        }
        assertThat(unwrapped(transcript)).isEqualTo(unwrapped(Files.readString(expected)));
    }

    /** Where a line breaks depends on how long the name of the directory is. */
    private static String unwrapped(String transcript) {
        return transcript.contains("/home/") ? transcript.replaceAll("(?<=\\S)\\n(?=\\S)", " ") : transcript;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isToldFirstWithoutTheValueNextToIt(String example) throws IOException {
        var shell = copied(example);
        var command = command(example);
        var before = files(home);

        var text = shell.run(command);
        var json = shell.run(command + " --json");

        var first = CODE.matcher(json.out());
        assertThat(first.find()).as(json.all()).isTrue();
        assertThat(first.group("code") == null ? first.group("cause") : first.group("code"))
                .isEqualTo(example);
        if ("error".equals(first.group("severity"))) {
            assertThat(text.code()).isIn(1, 4, 5);
        } else {
            assertThat(text.code()).isIn(0, 3);
        }
        assertThat(json.code()).isEqualTo(text.code());
        assertThat(text.all() + json.all())
                .doesNotContainIgnoringCase(CANARY)
                .doesNotContain("\tat ", "Exception", "dev.tacit");
        var after = files(home);
        assertThat(after.keySet()).as("a store, a key, a lock file").isEqualTo(before.keySet());
        if (!AUDITED.contains(example)) {
            assertThat(after).isEqualTo(before);
        }
        told++;
    }

    @AfterAll
    static void countThem() throws Exception {
        if (told > 0) { // not when a single other test was asked for
            Claims.prove("a wrong input is told first, without the value next to it, and changes nothing", () -> {
                assertThat(told).isEqualTo(examples().size());
                return told + " inputs";
            });
        }
    }

    @Test
    void everyInputHasAValueNextToTheMistake() throws IOException {
        for (var example : examples()) {
            var input = ERRORS.resolve(example).resolve("main.tacit.hcl");
            if (Files.exists(input)) {
                var bytes = new String(Files.readAllBytes(input), StandardCharsets.ISO_8859_1);
                assertThat(bytes + command(example)).as(example).contains(CANARY);
            }
        }
    }

    @Test
    void everyCodeHasAnExampleOrAReason() throws IOException {
        var shown = new TreeSet<>(examples());
        var excused = excused();
        var codes = codes();

        assertThat(shown).hasSizeGreaterThanOrEqualTo(100);
        assertThat(excused).doesNotContainAnyElementsOf(shown);
        shown.addAll(excused);
        assertThat(shown).isEqualTo(codes);
    }

    @Test
    void everyReasonNamesATestThatExists() throws IOException {
        Set<String> tests;
        try (var found =
                Files.find(Path.of("../.."), 20, (file, _) -> file.toString().endsWith("Test.java"))) {
            tests = found.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
        for (var line : Files.readAllLines(WITHOUT_EXAMPLE)) {
            Pattern.compile("\\b\\w+Test\\b")
                    .matcher(line)
                    .results()
                    .forEach(test -> assertThat(tests).as(line).contains(test.group() + ".java"));
        }
    }

    /** Lines "code: reason". */
    private static Set<String> excused() throws IOException {
        try (var lines = Files.lines(WITHOUT_EXAMPLE)) {
            return lines.filter(line -> line.matches("[a-z-]+: .*"))
                    .map(line -> line.substring(0, line.indexOf(':')))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> codes() {
        return new ClassFileImporter()
                .importPackages("dev.tacit").stream()
                        .filter(found -> found.isTopLevelClass() && found.isEnum())
                        .filter(found -> found.isAssignableTo(Code.class))
                        .flatMap(ErrorExamplesTest::constants)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> constants(JavaClass codes) {
        return Arrays.stream(codes.reflect().getEnumConstants()).map(constant -> ((Code) constant).id());
    }

    private static String command(String example) throws IOException {
        var lines = lines(example, "command.txt");
        return lines.isEmpty() ? "validate" : lines.getFirst();
    }

    private static List<String> lines(String example, String name) throws IOException {
        var file = ERRORS.resolve(example).resolve(name);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** A shell in a copy, in which what comes before the mistake is done. */
    private Shell copied(String example) throws IOException {
        var from = ERRORS.resolve(example);
        var to = Files.createDirectory(home.resolve("project"));
        try (var all = Files.walk(from)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var name = from.relativize(file).toString();
                if (!ABOUT.contains(name)) {
                    Files.createDirectories(to.resolve(name).getParent());
                    Files.copy(file, to.resolve(name));
                }
            }
        }
        var shell = new Shell(to, home.resolve("data")).with("NO_COLOR", "1");
        for (var line : lines(example, "before.txt")) {
            if (line.startsWith("edit ")) { // as somebody else would: edit FILE TEXT
                var words = line.split(" ", 3);
                Files.writeString(to.resolve(words[1]), words[2]);
            } else {
                assertThat(shell.run(line).code()).as(line).isZero();
            }
        }
        for (var answer : lines(example, "typed.txt")) {
            shell.typing(answer + "\n");
        }
        return shell;
    }

    private static Map<String, String> files(Path directory) throws IOException {
        var found = new TreeMap<String, String>();
        try (var all = Files.walk(directory)) {
            for (var file : all.toList()) {
                var bytes = Files.isDirectory(file) ? new byte[0] : Files.readAllBytes(file);
                found.put(directory.relativize(file).toString(), HexFormat.of().formatHex(bytes));
            }
        }
        return found;
    }
}
