package dev.tacit.template;

import dev.tacit.testing.go.GoTool;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Go's own engine. */
final class Oracle {
    private static final GoTool TEMPLATES = new GoTool("template", "testing/oracle/template", ".");

    private Oracle() {}

    /** What Go makes of each case, by id; empty where it answers with an error. */
    static Map<String, Optional<String>> answers(List<String> cases) throws IOException, InterruptedException {
        var answers = new HashMap<String, Optional<String>>();
        for (var line : TEMPLATES.answers(cases)) {
            var answer = JsonValues.Line.of(line);
            // A result that is not UTF-8 equals nothing that a template of ours makes.
            answers.put(
                    answer.text("id"),
                    answer.has("error")
                            ? Optional.empty()
                            : Optional.of(answer.has("result") ? answer.text("result") : "not UTF-8"));
        }
        return answers;
    }
}
