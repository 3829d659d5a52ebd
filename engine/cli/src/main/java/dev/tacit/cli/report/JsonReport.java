package dev.tacit.cli.report;

import dev.tacit.cli.render.DiagnosticJson;
import dev.tacit.cli.render.JsonLine;
import dev.tacit.cli.render.Listing;
import dev.tacit.cli.render.PlanJson;
import dev.tacit.core.address.Address;
import dev.tacit.core.apply.Applied;
import dev.tacit.core.apply.Progress;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.secret.Plaintext;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Tells programs: one JSON object a line; the last one has the exit code and counts of the lines before. */
public final class JsonReport implements Report {
    private final PrintStream out;
    private final TreeMap<String, Integer> counts = new TreeMap<>();
    private boolean ended;

    public JsonReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public void diagnostic(Diagnostic diagnostic) {
        line(diagnostic.isError() ? "errors" : "warnings", DiagnosticJson.line(diagnostic));
    }

    @Override
    public void plan(Plan plan) {
        plan.changes().forEach(change -> count(change instanceof Change.Note ? "records" : "changes"));
        PlanJson.lines(plan).forEach(line -> line("", line));
    }

    @Override
    public void saved(String file) {
        line("", new JsonLine("saved").add("file", file).end());
    }

    @Override
    public Progress progress(Plan plan) {
        return new Progress() {
            @Override
            public void committed(long serial) {
                line("", new JsonLine("committed").add("serial", serial).end());
            }

            @Override
            public void activating(Change.Activate change) {
                line(
                        "",
                        new JsonLine("activating")
                                .add("address", change.address().toString())
                                .add("version", change.version())
                                .end());
            }

            @Override
            public void waveEnded(Address federation, int wave, boolean good) {
                line(
                        "",
                        new JsonLine("wave")
                                .add("address", federation.toString())
                                .add("wave", wave)
                                .add("good", good)
                                .end());
            }

            @Override
            public void delivering(Change.Deliver change) {}

            @Override
            public void answered(Change.Deliver change, Receipt receipt) {
                line(
                        "answers",
                        new JsonLine("answer")
                                .add("address", change.address().toString())
                                .add("target", change.next().target().toString())
                                .add("namespace", change.next().object().namespace())
                                .add("name", change.next().object().name())
                                .add(
                                        "answer",
                                        receipt.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                                .end());
            }
        };
    }

    @Override
    public void applied(Plan plan, Applied applied, Path base, List<String> next) {
        var c = applied.counts();
        line(
                "",
                new JsonLine("applied")
                        .add("plan", plan.id())
                        .add(
                                "outcome",
                                applied.outcome()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'))
                        .add("created", c.created())
                        .add("updated", c.updated())
                        .add("repaired", c.repaired())
                        .add("adopted", c.adopted())
                        .add("replaced", c.replaced())
                        .add("deleted", c.deleted())
                        .add("failed", c.failed())
                        .add("deferred", c.deferred())
                        .add("refused", c.refused())
                        .add("drifted", c.drifted())
                        .add("unstarted", c.unstarted())
                        .add("activated", c.activated())
                        .add("held", c.held())
                        .add("later", c.later())
                        .add("notes", c.notes())
                        .end());
    }

    @Override
    public void listing(Listing listing) {
        listing.json().forEach(line -> line(listing.type(), line));
    }

    @Override
    public void document(String text, Listing lines) {
        listing(lines);
    }

    /** As text where it is UTF-8, else as base64. */
    @Override
    public void value(Plaintext value) {
        line("", value.read(JsonReport::value));
    }

    private static String value(byte[] bytes) {
        var line = new JsonLine("value");
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return line.add("value", text.toString()).end();
        } catch (CharacterCodingException e) {
            return line.add("base64", Base64.getEncoder().encodeToString(bytes)).end();
        }
    }

    @Override
    public void remark(String text) {}

    @Override
    public synchronized void end(ExitCode code) {
        if (!ended) {
            line(
                    "",
                    new JsonLine("end")
                            .add("code", code.number())
                            .add("counts", counts)
                            .end());
            ended = true;
            out.flush();
        }
    }

    private synchronized void line(String counted, String line) {
        if (!ended) {
            count(counted);
            out.println(line);
        }
    }

    private synchronized void count(String counted) {
        if (!counted.isEmpty()) {
            counts.merge(counted, 1, Integer::sum);
        }
    }
}
