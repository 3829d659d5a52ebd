package dev.tacit.hcl.oracle;

import dev.tacit.core.value.Text;
import dev.tacit.hcl.eval.OutputJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the JSON that OpenTofu prints. */
public final class TofuJson {
    private static final JsonFactory JSON = new JsonFactory();

    private TofuJson() {}

    /** Type and value of an output, JSON without spaces. */
    public record Answer(String type, String value) {}

    /** Where an error stands, if anywhere. */
    public record Fault(String file, int line, int column, String summary) {
        public String place() {
            return line + ":" + column;
        }
    }

    /** What {@code output -json} prints. */
    public static SortedMap<String, Answer> outputs(String json) {
        var found = new TreeMap<String, Answer>();
        try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                var parts = new TreeMap<String, String>();
                for (var part = parser.nextName(); part != null; part = parser.nextName()) {
                    parser.nextToken();
                    var text = new StringBuilder();
                    compact(parser, text);
                    parts.put(part, text.toString());
                }
                found.put(name, new Answer(parts.getOrDefault("type", ""), parts.getOrDefault("value", "")));
            }
        }
        return found;
    }

    /** Numbers keep all of their digits. */
    private static void compact(JsonParser parser, StringBuilder out) {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                out.append('{');
                boolean first = true;
                for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                    out.append(first ? "" : ",").append(quoted(name)).append(':');
                    first = false;
                    parser.nextToken();
                    compact(parser, out);
                }
                out.append('}');
            }
            case START_ARRAY -> {
                out.append('[');
                for (boolean first = true; parser.nextToken() != JsonToken.END_ARRAY; first = false) {
                    out.append(first ? "" : ",");
                    compact(parser, out);
                }
                out.append(']');
            }
            case VALUE_STRING -> out.append(quoted(parser.getString()));
            default -> out.append(parser.getString());
        }
    }

    /** All errors, in its order; for {@code validate -json} and for the commands that print a line an event. */
    public static List<Fault> faults(String out) {
        var faults = new ArrayList<Fault>();
        try (var parser = JSON.createParser(ObjectReadContext.empty(), out)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && parser.currentName().equals("diagnostic")) {
                    parser.nextToken();
                    fault(parser).ifPresent(faults::add);
                } else if (token == JsonToken.PROPERTY_NAME
                        && parser.currentName().equals("diagnostics")) {
                    parser.nextToken();
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        fault(parser).ifPresent(faults::add);
                    }
                }
            }
        }
        return faults;
    }

    private static Optional<Fault> fault(JsonParser parser) {
        boolean error = false;
        var summary = "";
        Fault at = new Fault("", 0, 0, "");
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "severity" -> error = parser.getString().equals("error");
                case "summary" -> summary = parser.getString();
                case "range" -> at = range(parser);
                default -> parser.skipChildren();
            }
        }
        return error ? Optional.of(new Fault(at.file(), at.line(), at.column(), summary)) : Optional.empty();
    }

    private static Fault range(JsonParser parser) {
        var file = "";
        int line = 0;
        int column = 0;
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return new Fault(file, line, column, "");
        }
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (name.equals("filename")) {
                file = parser.getString();
            } else if (name.equals("start")) {
                for (var part = parser.nextName(); part != null; part = parser.nextName()) {
                    int number = parser.nextIntValue(0);
                    line = part.equals("line") ? number : line;
                    column = part.equals("column") ? number : column;
                }
            } else {
                parser.skipChildren();
            }
        }
        return new Fault(file, line, column, "");
    }

    /** As our own writer has it. */
    private static String quoted(String text) {
        return OutputJson.value(new Text(text)).orElseThrow();
    }
}
