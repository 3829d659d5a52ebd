package dev.tacit.template;

import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.template.document.JsonDocument;
import dev.tacit.template.document.UnreadableException;
import dev.tacit.testing.go.GoTool;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Go's own engine. */
final class Oracle {
    private static final GoTool TEMPLATES = new GoTool("template", "testing/oracle/template", ".");

    /** As Go's runtime ends a program whose stack is exhausted; what the program reports itself has another code. */
    private static final String CRASHED = "template ended with 2";

    /** What Go finds after it has read or evaluated on: the rule "line". */
    private static final Pattern READ_ON = Pattern.compile(
            ": (unexpected EOF|(un)?expected ([{]{2}|end; found)|undefined variable|non executable command"
                    + "|[{]{2}(break|continue)[}]{2} outside|template: multiple definition|can't use .* iterate over"
                    + "|range can't iterate)");

    private Oracle() {}

    /** What Go makes of each case, by id. Printing a map that holds itself ends the whole of a Go program. */
    static Map<String, Outcome> answers(List<String> cases)
            throws IOException, InterruptedException, UnreadableException {
        var answers = new HashMap<String, Outcome>();
        try {
            for (var line : TEMPLATES.answers(cases)) {
                var answer = ((ObjectValue) JsonDocument.read(line)).attributes();
                answers.put(text(answer, "id"), outcome(answer));
            }
        } catch (IOException e) {
            if (!CRASHED.equals(e.getMessage())) {
                throw e;
            }
            if (cases.size() == 1) {
                var ended = ((ObjectValue) JsonDocument.read(cases.getFirst())).attributes();
                return Map.of(text(ended, "id"), new Outcome.Failed(Outcome.Stage.EXEC));
            }
            answers.clear();
            answers.putAll(answers(cases.subList(0, cases.size() / 2)));
            answers.putAll(answers(cases.subList(cases.size() / 2, cases.size())));
        }
        return answers;
    }

    private static Outcome outcome(Map<String, Value> answer) {
        if (answer.containsKey("complaint")) {
            return new Outcome.Failed(Outcome.Stage.COMPLAINT);
        }
        if (answer.containsKey("error")) {
            return new Outcome.Failed(
                    text(answer, "error").equals("parse") ? Outcome.Stage.PARSE : Outcome.Stage.EXEC,
                    answer.get("line") instanceof Num line ? line.intValueExact() : 0,
                    READ_ON.matcher(text(answer, "message")).find());
        }
        return answer.containsKey("result")
                ? Outcome.text(text(answer, "result"))
                : new Outcome.Result(new Bytes(Base64.getDecoder().decode(text(answer, "result_base64"))));
    }

    private static String text(Map<String, Value> answer, String name) {
        return ((Text) Objects.requireNonNull(answer.get(name))).string();
    }
}
