package dev.tacit.template;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.Rendering;
import dev.tacit.core.provider.TemplateText;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A program of its own, so that it runs in a small heap: renders each hostile template, prints what came of it. */
final class HostileTemplates {
    private HostileTemplates() {}

    private static Map<String, String> templates() {
        var templates = new LinkedHashMap<String, String>();
        templates.put("range-over-1e9", "{{range 1000000000}}x{{end}}");
        templates.put("range-doing-nothing", "{{range 1000000000}}{{end}}");
        templates.put("nested-ranges", "{{range 100000}}{{range 100000}}{{end}}{{end}}");
        templates.put("range-continuing", "{{range 9223372036854775807}}{{continue}}{{end}}");
        templates.put("doubling", "{{$x := \"0123456789\"}}" + "{{$x = print $x $x}}".repeat(40));
        templates.put(
                "doubling-by-templates",
                "{{define \"a\"}}{{template \"b\" print . .}}{{end}}"
                        + "{{define \"b\"}}{{template \"a\" print . .}}{{end}}{{template \"a\" \"x\"}}");
        templates.put("recursion", "{{define \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}");
        templates.put(
                "recursion-in-blocks",
                "{{define \"a\"}}" + "{{with 1}}{{range 1}}".repeat(45) + "{{template \"a\"}}"
                        + "{{end}}{{end}}".repeat(45) + "{{end}}{{template \"a\"}}");
        templates.put(
                "recursion-in-parentheses",
                "{{define \"a\"}}{{template \"a\" " + "(print ".repeat(90) + "1" + ")".repeat(90)
                        + "}}{{end}}{{template \"a\"}}");
        templates.put(
                "fibonacci",
                "{{define \"a\"}}{{if lt (len .) 60}}{{template \"a\" print . \"x\"}}"
                        + "{{template \"a\" print . \"yy\"}}{{end}}{{end}}{{template \"a\" \"\"}}");
        templates.put("rereading", "{{$x := print .long}}{{range 1000000}}{{if eq $x $.long2}}{{end}}{{end}}");
        templates.put("copies", "{{range 1000000}}{{$y := print $.long \"x\"}}{{end}}");
        templates.put("escapes", "{{$x := .backslashes}}{{range 40}}{{$x = js $x}}{{end}}");
        templates.put("width", "{{range 1000}}{{$x := printf \"%999999d\" 1}}{{end}}");
        templates.put("precision", "{{range 1000}}{{$x := printf \"%.999999f\" 0.1}}{{end}}");
        templates.put("zeros", "{{range 1000}}{{$x := printf \"%.999999d\" 7}}{{end}}");
        templates.put("deep-blocks", "{{if 1}}".repeat(5000) + "{{end}}".repeat(5000));
        templates.put("deep-parentheses", "{{" + "(".repeat(100_000) + "1" + ")".repeat(100_000) + "}}");
        templates.put("many-variables", "{{$x := 1}}" + "{{$y := $x}}".repeat(80_000));
        templates.put("unknown-functions", "{{nope}}".repeat(100_000));
        templates.put("long-number", "{{" + "9".repeat(1_000_000) + "}}");
        templates.put("long-chain", "{{$" + ".a".repeat(400_000) + "}}");
        templates.put("else-if", "{{if 0}}" + "{{else if 0}}".repeat(50_000) + "{{end}}");
        HostileContent.all().keySet().forEach(name -> templates.put(name, HostileContent.template(name)));
        return templates;
    }

    public static void main(String[] arguments) {
        var content = new TreeMap<String, Value>(Map.of(
                "long", new Text("x".repeat(500_000)),
                "long2", new Text("x".repeat(500_000)),
                "backslashes", new Text("\\\\".repeat(1000))));
        content.putAll(HostileContent.all());
        var data = new MapValue(Type.DYNAMIC, content);
        var place = new SourceRange("main.tacit.hcl", SourcePosition.START, SourcePosition.START);
        // Not the clock's time, which others may spend.
        var processor = ManagementFactory.getThreadMXBean();
        templates().forEach((name, template) -> {
            long start = processor.getCurrentThreadCpuTime();
            var diagnostics = new Diagnostics();
            var compiled = new GoTemplates().compile(TemplateText.computed(new Text(template), place), diagnostics);
            var problems = compiled.map(c -> switch (c.render(data)) {
                        case Rendering.Rendered _ -> diagnostics.list();
                        case Rendering.Failed(var found) -> found;
                    })
                    .orElseGet(diagnostics::list);
            long millis = (processor.getCurrentThreadCpuTime() - start) / 1_000_000;
            System.out.println(name + "\t"
                    + (problems.isEmpty() ? "rendered" : problems.getFirst().code()) + "\t" + millis);
        });
    }
}
