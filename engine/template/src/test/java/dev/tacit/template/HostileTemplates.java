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
    /** A map that holds itself. */
    private static final String CYCLE = "{{$d := dict}}{{$_ := set $d \"d\" $d}}";

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
        onData(templates);
        return templates;
    }

    private static void onData(Map<String, String> templates) {
        templates.put("until-1e9", "{{until 1000000000}}");
        templates.put("until-step", "{{untilStep 9223372036854775800 9223372036854775807 5}}");
        templates.put("seq-1e9", "{{seq 1 1000000000}}");
        templates.put("until-again-and-again", "{{range 1000000}}{{$x := until 10000}}{{end}}");
        templates.put("concat", "{{$x := until 1000}}" + "{{$x = concat $x $x}}".repeat(40));
        templates.put("append", "{{$x := list}}{{range 1000000}}{{$x = append $x $x}}{{end}}");
        templates.put("nested-lists", "{{$x := list 1}}" + "{{$x = list $x $x}}".repeat(60) + "{{$x}}");
        templates.put("nested-copies", "{{$x := list 1}}" + "{{$x = list $x $x}}".repeat(60) + "{{deepCopy $x}}");
        templates.put("nested-json", "{{$x := list}}" + "{{$x = list $x $x}}".repeat(60) + "{{toPrettyJson $x}}");
        templates.put(
                "nested-equality",
                "{{$x := list 1}}" + "{{$x = list $x $x}}".repeat(60) + "{{deepEqual $x (deepCopy $x)}}");
        templates.put("equality", "{{$x := list 1}}" + "{{$x = list $x $x}}".repeat(60) + "{{deepEqual $x $x}}");
        templates.put("deep-json", "{{$x := list}}{{range 100000}}{{$x = list $x}}{{end}}{{toJson $x}}");
        templates.put("deep-json-text", "{{fromJson .brackets}}");
        templates.put("cycle-printed", CYCLE + "{{$d}}");
        templates.put("cycle-copied", CYCLE + "{{deepCopy $d}}");
        templates.put("cycle-as-json", CYCLE + "{{toJson $d}}");
        templates.put(
                "cycle-merged",
                CYCLE + "{{merge $d (dict \"d\" $d)}}{{$e := dict}}{{$_ := set $e \"d\" $e}}{{merge $d $e}}");
        templates.put("cycle-compared", CYCLE + "{{$e := dict}}{{$_ := set $e \"d\" $e}}{{deepEqual $d $e}}");
        templates.put(
                "cycle-of-lists", "{{$d := dict}}{{$l := list $d $d}}{{$_ := set $d \"l\" $l}}{{has 1 $l}}{{uniq $l}}");
        templates.put(
                "merges",
                "{{$d := dict}}{{range until 2000}}{{$_ := set $d (print .) .}}{{end}}"
                        + "{{range 100000}}{{$e := merge (dict) $d}}{{end}}");
        templates.put(
                "keys",
                "{{$d := dict}}{{range until 5000}}{{$_ := set $d (print .) .}}{{end}}"
                        + "{{range 100000}}{{$k := keys $d $d $d}}{{$p := omit $d \"1\"}}{{end}}");
        templates.put("uniq", "{{$x := uniq (until 100000)}}");
        templates.put("long-products", "{{mulf" + " 1.2345678901234567".repeat(50_000) + "}}");
        templates.put("wide-sums", "{{addf" + " 1e308 1e-308".repeat(100_000) + "}}");
        templates.put("quotients", "{{range 1000000}}{{$x := divf 1e308 1e-308 3}}{{end}}");
        templates.put("long-digits", "{{range 100000}}{{$x := int $.digits}}{{$y := float64 $.digits}}{{end}}");
        templates.put("long-layout", "{{range 100000}}{{$x := date $.digits 0}}{{end}}");
        templates.put("long-date", "{{range 100000}}{{$x := toDate $.digits $.digits}}{{end}}");
        templates.put("long-duration", "{{range 100000}}{{$x := dateModify $.durations (toDate \"\" \"\")}}{{end}}");
        templates.put(
                "json-again-and-again", "{{$j := toJson (until 10000)}}{{range 100000}}{{$x := fromJson $j}}{{end}}");
        templates.put(
                "indented-json",
                "{{$x := list 1}}{{range 250}}{{$x = list $x}}{{end}}"
                        + "{{toPrettyJson (list $x $x $x $x $x $x $x $x $x $x $x $x $x $x $x $x $x $x $x $x)}}");
        templates.put("chunks", "{{range 100000}}{{$x := chunk 1 (until 1000)}}{{end}}");
    }

    public static void main(String[] arguments) {
        var content = new TreeMap<String, Value>(Map.of(
                "long", new Text("x".repeat(500_000)),
                "long2", new Text("x".repeat(500_000)),
                "digits", new Text("1".repeat(100_000)),
                "durations", new Text("1h0.1m".repeat(20_000)),
                "brackets", new Text("[".repeat(500_000)),
                "backslashes", new Text("\\\\".repeat(1000))));
        content.putAll(HostileContent.all());
        var data = new MapValue(Type.DYNAMIC, content);
        var place = new SourceRange("main.tacit.hcl", SourcePosition.START, SourcePosition.START);
        // Not the clock's time, which others may spend.
        var processor = ManagementFactory.getThreadMXBean();
        var templates = templates();
        templates.putAll(HostileText.templates());
        templates.forEach((name, template) -> {
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
