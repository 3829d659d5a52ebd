package dev.tacit.hcl.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.hcl.oracle.Differences;
import dev.tacit.hcl.oracle.Oracle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("real:hashicorp-hcl")
class HashiCorpParserTest {
    private static final int MUTANTS = 3_000;

    @Test
    void takesWhatHashiCorpTakesWithTheSameRanges() throws Exception {
        var cases = Cases.read("valid.cases");
        var answers = Oracle.ask(cases);

        for (var each : cases) {
            var theirs = Objects.requireNonNull(answers.get(each.id()));
            assertThat(theirs.errors()).as("theirs: " + each.id()).isEmpty();
            assertSame(each, theirs);
        }
    }

    @Test
    void readsTheFilesOfTheConformanceSuiteAlike() throws Exception {
        var cases = Oracle.conformanceSuite();
        var answers = Oracle.ask(cases);

        assertThat(cases).hasSizeGreaterThan(30);
        for (var each : cases) {
            assertSame(each, Objects.requireNonNull(answers.get(each.id())));
        }
    }

    private static void assertSame(Cases.Case each, Oracle.Answer theirs) {
        var file = HclParser.parse("main.hcl", each.source());
        assertThat(file.hasErrors()).as(each.id()).isEqualTo(!theirs.errors().isEmpty());
        if (!file.hasErrors()) {
            assertThat(ranges(file.body())).as(each.id()).isEqualTo(theirs.ranges());
        }
    }

    @Test
    void refusesWhatHashiCorpRefusesAtTheSamePlace() throws Exception {
        var cases = Cases.read("invalid.cases");
        var answers = Oracle.ask(cases);
        var verdicts = new TreeSet<String>();
        var places = new TreeSet<String>();

        for (var each : cases) {
            var ours = errors(HclParser.parse("main.hcl", each.source()));
            var theirs = Objects.requireNonNull(answers.get(each.id())).errors();
            if (ours.isEmpty() != theirs.isEmpty()) {
                verdicts.add(each.id());
            } else if (!ours.isEmpty()) {
                var place = place(ours.getFirst());
                var first = theirs.getFirst();
                if (!place.equals(first.line() + ":" + first.column())) {
                    places.add(each.id() + " at " + place);
                }
            }
        }

        assertThat(verdicts).isEqualTo(Differences.of(Differences.Kind.VERDICT));
        assertThat(places).isEqualTo(Differences.of(Differences.Kind.PLACE));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void judgesMutantsAsHashiCorpDoes(long seed) throws Exception {
        var mutants = Mutants.of(Cases.read("valid.cases"), MUTANTS, seed);
        var answers = Oracle.ask(mutants);
        var differ = new ArrayList<String>();
        int broken = 0;

        for (var mutant : mutants) {
            var ours = HclParser.parse("main.hcl", mutant.source());
            var theirs = Objects.requireNonNull(answers.get(mutant.id()));
            boolean otherVerdict = ours.hasErrors() == theirs.errors().isEmpty();
            if (otherVerdict && errors(ours).stream().anyMatch(d -> d.code() == SyntaxCode.INVALID_ENCODING)) {
                broken++;
            } else if (otherVerdict) {
                differ.add(
                        mutant.id() + " " + errors(ours) + theirs.errors() + "\n" + new String(mutant.source(), UTF_8));
            } else if (!ours.hasErrors() && !ranges(ours.body()).equals(theirs.ranges())) {
                differ.add(mutant.id() + " in ranges\n" + new String(mutant.source(), UTF_8));
            }
        }

        assertThat(differ).isEmpty();
        assertThat(Differences.of(Differences.Kind.BROKEN_BYTES))
                .contains("%d of %,d mutants of seed %d".formatted(broken, MUTANTS, seed));
    }

    private static List<Diagnostic> errors(SourceFile file) {
        return file.diagnostics().stream().filter(Diagnostic::isError).toList();
    }

    private static String place(Diagnostic diagnostic) {
        var start = Objects.requireNonNull(diagnostic.subject()).start();
        return start.line() + ":" + start.column();
    }

    private static List<String> ranges(Body body) {
        var lines = new ArrayList<String>();
        for (var attribute : body.attributes()) {
            lines.add("name " + text(attribute.nameRange()));
            lines.add("expression " + text(attribute.expression().range()));
        }
        for (var block : body.blocks()) {
            lines.add("type " + text(block.typeRange()));
            block.labels().forEach(label -> lines.add("label " + text(label.range())));
            lines.add("open " + text(block.openBrace()));
            lines.addAll(ranges(block.body()));
            lines.add("close " + text(block.closeBrace()));
        }
        return lines;
    }

    private static String text(SourceRange range) {
        return text(range.start()) + "-" + text(range.end());
    }

    private static String text(SourcePosition position) {
        return position.line() + ":" + position.column() + "@" + position.offset();
    }
}
