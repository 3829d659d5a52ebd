package dev.tacit.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** Hostile templates that use the functions of sprig on strings; none renders. */
final class HostileText {
    private HostileText() {}

    static Map<String, String> templates() {
        var templates = new LinkedHashMap<String, String>();
        templates.put("repeat", "{{ repeat 1000000000 \"x\" }}");
        templates.put("repeat-beyond-long", "{{ repeat 9223372036854775807 .long }}");
        templates.put("repeated-repeats", "{{range 100000}}{{ $x := repeat 1000000 \"x\" }}{{end}}");
        templates.put("replacing-nothing", "{{ replace \"\" .long .long }}");
        templates.put("replacing-each", "{{ replace \"x\" .long .long }}");
        templates.put("indent", "{{ repeat 500000 \"\\n\" | indent 1000000 }}");
        templates.put("indent-by-all", "{{ indent 9223372036854775807 \"\\n\\n\" }}");
        templates.put("indents", "{{$x := \"\\n\"}}{{range 100}}{{$x = nindent 100 (print $x $x)}}{{end}}");
        templates.put("wrapping", "{{ wrapWith 1 .long .long }}");
        templates.put("wrapping-again", "{{range 100000}}{{ $x := wrapWith 1 \"\" $.long }}{{end}}");
        templates.put("joining", "{{ join .long (splitList \"\" .long2) }}");
        templates.put("splitting", "{{range 1000}}{{ $x := splitList \"\" $.long }}{{end}}");
        templates.put("splitting-into-a-map", "{{ range 10 }}{{ $x := split \"\" $.long }}{{ end }}");
        templates.put(
                "sorting", "{{$l := toStrings (splitList \"x\" .long)}}{{range 1000}}{{$l = sortAlpha $l}}{{end}}");
        templates.put("quotes", "{{$x := \"\\\"\"}}{{range 100}}{{$x = quote $x}}{{end}}");
        templates.put("cases", "{{range 100000}}{{ $x := snakecase $.long }}{{end}}");
        templates.put("letters", "{{range 100000}}{{ $x := upper $.long }}{{end}}");
        templates.put("digests", "{{range 1000000}}{{ $x := sha512sum $.long }}{{end}}");
        templates.put("encodings", "{{$x := \"x\"}}{{range 1000}}{{$x = b32enc $x}}{{end}}");
        templates.put("derived-passwords", "{{range 1000}}{{ derivePassword 1 \"long\" \"p\" \"u\" \"s\" }}{{end}}");
        templates.put("versions", "{{range 1000}}{{ semver (print \"1.0.0-\" (repeat 20000 \"a.\") \"a\") }}{{end}}");
        templates.put("constraints", "{{ semverCompare (print (repeat 100000 \"1 - 2 ||\") \"1\") \"1\" }}");
        templates.put("paths", "{{range 100000}}{{ $x := clean (repeat 100000 \"../a/\") }}{{end}}");
        templates.put("urls", "{{range 100000}}{{ $x := urlParse (print \"http://\" $.long) }}{{end}}");
        putExpressions(templates);
        return templates;
    }

    private static void putExpressions(Map<String, String> templates) {
        templates.put("counted-counts", "{{ mustRegexMatch \"((a{100}){100}){100}\" .long }}");
        templates.put("count-of-a-count", "{{ mustRegexMatch \"a{1000}{1000}\" .long }}");
        templates.put("many-counts", "{{ mustRegexMatch (repeat 1000 \"(a{0,500}b){2}\") .long }}");
        templates.put("counts-of-none-or-more", "{{range 1000}}{{ regexMatch \"^(x{0,500}){0,2}$\" $.long }}{{end}}");
        templates.put("long-expression", "{{ regexMatch (repeat 100000 \"a?\") .long }}");
        templates.put("long-alternatives", "{{range 1000}}{{ regexMatch (repeat 9999 \"a|\") $.long }}{{end}}");
        templates.put("deep-groups", "{{ regexMatch (repeat 100000 \"(\") .long }}");
        templates.put("many-groups", "{{ regexReplaceAll (repeat 8000 \"(x?)\") .long \"$1\" }}");
        templates.put("backtracking", "{{range 1000}}{{ regexMatch \"^(x+x+)+y$\" $.long }}{{end}}");
        templates.put("looking-ahead", "{{ regexFindAll \"x*y|x\" .long -1 }}");
        templates.put("all-empty-matches", "{{range 100}}{{ $x := regexSplit \"\" $.long -1 }}{{end}}");
        templates.put("replacing-by-all", "{{ regexReplaceAll \"x\" .long (repeat 100000 \"$0\") }}");
        templates.put(
                "doubling-by-regex", "{{$x := \"a\"}}{{range 100}}{{$x = regexReplaceAll \"a\" $x \"aa\"}}{{end}}");
        templates.put("classes", "{{ regexMatch (repeat 10000 \"\\\\pL\") .long }}");
        templates.put("classes-in-one", "{{ regexMatch (print \"[\" (repeat 100000 \"\\\\pL\") \"]\") .long }}");
        templates.put(
                "ranges-in-any-case",
                "{{range 1000}}{{ regexMatch (print \"(?i)[\" (repeat 40 \"\\\\x{1c89}-\\\\x{1ffff}\") \"]\") \"é\" }}{{end}}");
        var last = Character.toString(Character.MAX_CODE_POINT);
        templates.put(
                "letters-without-a-way-back",
                "{{ regexMatch (print \"(?i)[\" (repeat 10000 \"b-" + last + "\") \"]\") \"é\" }}");
        for (int most : new int[] {10, 100, 300, 1000}) {
            templates.put(
                    "expression-at-depth-" + most,
                    "{{define \"a\"}}{{if lt (len .) 140}}{{template \"a\" print . \"x\"}}{{else}}"
                            + "{{ mustRegexMatch (print (repeat 190 \"(\") \"x{0," + most
                            + "}\" (repeat 190 \")\")) . }}"
                            + "{{range 10000000}}{{end}}{{end}}{{end}}{{template \"a\" \"\"}}");
        }
        templates.put("compiling", "{{range 10000000}}{{ regexMatch \"(a|b)*[a-z]{100}\" \"\" }}{{end}}");
    }
}
