package dev.tacit.hcl.eval;

import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads comma-separated values (RFC 4180), the first line of which names the columns. */
final class CsvReader {
    private final String text;
    private int at;

    private CsvReader(String text) {
        // Line ends count as one character, inside of quotes as well.
        var unix = text.replace("\r\n", "\n");
        this.text = unix.endsWith("\r") ? unix.substring(0, unix.length() - 1) : unix;
    }

    /** A list of objects; empty when a quote is misplaced, a line too long or too short, a column named twice. */
    static Optional<Value> read(String text) {
        var reader = new CsvReader(text);
        var names = reader.line();
        if (names == null || names.isEmpty()) {
            return Optional.empty();
        }
        var normalised = names.stream().map(name -> Unicode.text(name).string()).toList();
        if (new HashSet<>(normalised).size() < names.size()) {
            return Optional.empty();
        }
        var rows = new ArrayList<Value>();
        for (var row = reader.line(); ; row = reader.line()) {
            if (row == null || (!row.isEmpty() && row.size() != names.size())) {
                return Optional.empty();
            }
            if (row.isEmpty()) {
                break;
            }
            var attributes = new TreeMap<String, Value>(Unicode.ORDER);
            for (int i = 0; i < row.size(); i++) {
                attributes.put(normalised.get(i), Unicode.text(row.get(i)));
            }
            rows.add(new ObjectValue(attributes));
        }
        var types = new TreeMap<String, Type>();
        normalised.forEach(name -> types.put(name, Type.STRING));
        return Optional.of(new ListValue(new Type.ObjectOf(types), rows));
    }

    /** The fields of the next line that is not blank; none at the end of the text, null after a misplaced quote. */
    private @Nullable List<String> line() {
        while (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        var fields = new ArrayList<String>();
        if (at == text.length()) {
            return fields;
        }
        while (true) {
            var field = text.startsWith("\"", at) ? quoted() : plain();
            if (field == null) {
                return null;
            }
            fields.add(field);
            if (at == text.length() || text.charAt(at++) == '\n') {
                return fields;
            }
        }
    }

    private @Nullable String plain() {
        int from = at;
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
            if (text.charAt(at++) == '"') {
                return null;
            }
        }
        return text.substring(from, at);
    }

    private @Nullable String quoted() {
        var field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (text.startsWith("\"", at)) {
                field.append('"');
                at++;
            } else {
                boolean ends = at == text.length() || text.charAt(at) == ',' || text.charAt(at) == '\n';
                return ends ? field.toString() : null;
            }
        }
        return null;
    }
}
