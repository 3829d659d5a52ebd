package dev.tacit.template;

import dev.tacit.core.value.Bytes;
import dev.tacit.testing.go.GoTool;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Go's own engine. */
final class Oracle {
    private static final GoTool TEMPLATES = new GoTool("template", "testing/oracle/template", ".");

    private Oracle() {}

    /** What Go makes of each case, by id. */
    static Map<String, Outcome> answers(List<String> cases) throws IOException, InterruptedException {
        var answers = new HashMap<String, Outcome>();
        for (var line : TEMPLATES.answers(cases)) {
            var answer = JsonValues.Line.of(line);
            answers.put(answer.text("id"), outcome(answer));
        }
        return answers;
    }

    private static Outcome outcome(JsonValues.Line answer) {
        if (answer.has("error")) {
            return answer.text("error").equals("parse") ? Outcome.Failed.PARSE : Outcome.Failed.EXEC;
        }
        if (answer.has("complaint")) {
            return Outcome.Failed.COMPLAINT;
        }
        return answer.has("result")
                ? Outcome.text(answer.text("result"))
                : new Outcome.Result(new Bytes(Base64.getDecoder().decode(answer.text("result_base64"))));
    }
}
