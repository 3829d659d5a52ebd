package dev.tacit.hcl.oracle;

import dev.tacit.hcl.syntax.Cases;
import dev.tacit.testing.go.GoTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** HashiCorp's own parser, and its library for dynamic blocks. */
public final class Oracle {
    private static final GoTool PARSER = new GoTool("hcl", "testing/oracle", "./cmd/hcl");
    private static final GoTool BLOCKS = new GoTool("dynamic", "testing/oracle", "./cmd/dynamic");
    private static final JsonFactory JSON = new JsonFactory();

    private Oracle() {}

    /** What HashiCorp says about one file; both lists in source order, {@code ranges} only without errors. */
    public record Answer(List<Problem> errors, List<String> ranges) {}

    public record Problem(int line, int column, String summary) {}

    public static Map<String, Answer> ask(List<Cases.Case> cases) throws IOException, InterruptedException {
        return ask(PARSER, cases);
    }

    /** Of bodies; the only one of the {@code ranges} is type and value of all that is in it. */
    public static Map<String, Answer> expand(List<Cases.Case> cases) throws IOException, InterruptedException {
        return ask(BLOCKS, cases);
    }

    private static Map<String, Answer> ask(GoTool tool, List<Cases.Case> cases)
            throws IOException, InterruptedException {
        var lines = new ArrayList<String>();
        for (var each : cases) {
            var source = Base64.getEncoder().encodeToString(each.source());
            lines.add("{\"id\":\"" + each.id() + "\",\"src\":\"" + source + "\"}");
        }
        var answers = new LinkedHashMap<String, Answer>();
        for (var line : tool.answers(lines)) {
            try (var json = JSON.createParser(ObjectReadContext.empty(), line)) {
                json.nextToken();
                answer(json, answers);
            }
        }
        if (answers.size() != cases.size()) {
            throw new IOException("the oracle answered " + answers.size() + " of " + cases.size());
        }
        return answers;
    }

    /** The files of the conformance suite that HashiCorp ships with its module, read where Go keeps it. */
    public static List<Cases.Case> conformanceSuite() throws IOException, InterruptedException {
        var module = PARSER.go("list", "-m", "-f", "{{.Dir}}", "github.com/hashicorp/hcl/v2");
        var suite = Path.of(module.strip(), "specsuite");
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
}
