package dev.tacit.hcl.syntax;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** HashiCorp's own parser: the Go program in {@code testing/oracle}, built once into a cache outside the checkout. */
final class Oracle {
    private Oracle() {}

    /** What HashiCorp says about one file; both lists in source order, {@code ranges} only without errors. */
    record Answer(List<Problem> errors, List<String> ranges) {}

    record Problem(int line, int column, String summary) {}

    static Map<String, Answer> ask(List<Cases.Case> cases) throws IOException, InterruptedException {
        var input = Files.createTempFile("oracle", ".jsonl");
        try {
            var lines = new ArrayList<String>();
            for (var each : cases) {
                var source = Base64.getEncoder().encodeToString(each.source());
                lines.add("{\"id\":\"" + each.id() + "\",\"src\":\"" + source + "\"}");
            }
            Files.write(input, lines);
            var process = new ProcessBuilder(program().toString())
                    .redirectInput(input.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var answers = answers(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0 || answers.size() != cases.size()) {
                throw new IOException("the oracle answered " + answers.size() + " of " + cases.size());
            }
            return answers;
        } finally {
            Files.delete(input);
        }
    }

    /** The files of the conformance suite that HashiCorp ships with its module, read where Go keeps it. */
    static List<Cases.Case> conformanceSuite() throws IOException, InterruptedException {
        var go = new ProcessBuilder("go", "list", "-m", "-f", "{{.Dir}}", "github.com/hashicorp/hcl/v2")
                .directory(module().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var suite =
                Path.of(new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip(), "specsuite");
        if (go.waitFor() != 0) {
            throw new IOException("go list failed");
        }
        try (var files = Files.walk(suite)) {
            var cases = new ArrayList<Cases.Case>();
            for (var file : files.filter(f -> f.toString().matches(".*\\.(hcl|t|hcldec)"))
                    .sorted()
                    .toList()) {
                cases.add(new Cases.Case(suite.relativize(file).toString(), Files.readAllBytes(file)));
            }
            return cases;
        }
    }

    private static Map<String, Answer> answers(byte[] output) {
        var answers = new LinkedHashMap<String, Answer>();
        try (var json =
                JsonFactory.builder().build().createParser(tools.jackson.core.ObjectReadContext.empty(), output)) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                answer(json, answers);
            }
        }
        return answers;
    }

    private static void answer(JsonParser json, Map<String, Answer> answers) {
        var id = "";
        var errors = new ArrayList<Problem>();
        var ranges = new ArrayList<String>();
        for (var name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "id" -> id = json.getString();
                case "errors" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        errors.add(problem(json));
                    }
                }
                case "ranges" -> {
                    while (json.nextToken() == JsonToken.VALUE_STRING) {
                        ranges.add(json.getString());
                    }
                }
                default -> throw new IllegalStateException(name);
            }
        }
        answers.put(id, new Answer(errors, ranges));
    }

    private static Problem problem(JsonParser json) {
        json.nextName();
        int line = json.nextIntValue(0);
        json.nextName();
        int column = json.nextIntValue(0);
        json.nextName();
        json.nextToken();
        var summary = json.getString();
        json.nextToken();
        return new Problem(line, column, summary);
    }

    private static Path program() throws IOException, InterruptedException {
        var module = module();
        var ready = cache(module).resolve("hcl");
        if (Files.isExecutable(ready)) {
            return ready;
        }
        Files.createDirectories(ready.getParent());
        try (var channel = FileChannel.open(
                        ready.resolveSibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.isExecutable(ready)) {
                build(module, ready);
            }
        }
        return ready;
    }

    private static void build(Path module, Path ready) throws IOException, InterruptedException {
        var unfinished = ready.resolveSibling("hcl.unfinished");
        var go = new ProcessBuilder("go", "build", "-buildvcs=false", "-o", unfinished.toString(), "./cmd/hcl")
                .directory(module.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (go.waitFor() != 0) {
            throw new IOException("go build in testing/oracle failed:\n" + output);
        }
        Files.move(unfinished, ready, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path module() throws IOException {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var module = at.resolve("testing/oracle");
            if (Files.isRegularFile(module.resolve("go.mod"))) {
                return module;
            }
        }
        throw new IOException("no testing/oracle above the working directory");
    }

    private static Path cache(Path module) throws IOException {
        try (var files = Files.walk(module)) {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
            var caches = System.getenv("XDG_CACHE_HOME");
            var home = caches == null || caches.isBlank()
                    ? Path.of(System.getProperty("user.home"), ".cache")
                    : Path.of(caches);
            return home.resolve("tacit-testing")
                    .resolve("oracle-" + HexFormat.of().formatHex(digest.digest(), 0, 8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
