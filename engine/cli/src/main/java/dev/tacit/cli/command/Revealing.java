package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.render.ValueText;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.secret.Plaintext;
import dev.tacit.core.value.Value;
import dev.tacit.seal.SealedLedger;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Shows values: the only place that does. Whoever looks is written down before anything is shown. */
final class Revealing {
    private final Project project;
    private final Report report;

    Revealing(Project project, Report report) {
        this.project = project;
        this.report = report;
    }

    ExitCode reveal(Command.Reveal command) throws StoreException, StopException {
        try (var ledger = project.stores().require()) {
            var snapshot = ledger.snapshot();
            var secret = Recorded.secret(snapshot, command.secret(), report);
            var keys = secret.current().keys().keySet();
            if (command.key().isEmpty() && keys.size() > 1) {
                throw Faults.error(
                        report,
                        CliCode.KEY_NEEDED,
                        "Say which key",
                        secret.address() + " has several keys: " + String.join(", ", keys) + ".");
            }
            var key = command.key().orElse(keys.isEmpty() ? "" : keys.iterator().next());
            if (!keys.contains(key)) {
                throw Faults.error(
                        report,
                        CliCode.NO_SUCH_KEY,
                        "No such key",
                        secret.address() + " has the keys " + String.join(", ", keys) + ".");
            }
            var payload = payload(
                    snapshot,
                    SecretRecord.payload(secret.address(), secret.current().number()));
            audit(
                    ledger,
                    "reveal",
                    secret.address() + " " + key + " v" + secret.current().number());
            show(payload.get(key));
        }
        return ExitCode.DONE;
    }

    ExitCode output(Command.Outputs command) throws StoreException, StopException {
        var name = command.name().orElseThrow();
        try (var ledger = project.stores().require()) {
            var snapshot = ledger.snapshot();
            var output = Recorded.output(snapshot, name);
            if (output.isEmpty()) {
                throw Recorded.noSuchOutput(report);
            }
            var value = output.get().value();
            if (value == null) {
                var payload =
                        payload(snapshot, OutputRecord.payload(output.get().address()));
                audit(ledger, "output", output.get().address().toString());
                show(payload.isEmpty() ? null : payload.get(payload.firstKey()));
            } else {
                audit(ledger, "output", output.get().address().toString());
                report.value(Plaintext.owning(ValueText.raw(value).getBytes(StandardCharsets.UTF_8)));
            }
        }
        return ExitCode.DONE;
    }

    private void audit(SealedLedger ledger, String action, String subject) throws StoreException {
        var surroundings = project.surroundings();
        ledger.audit(new AuditEntry(surroundings.clock().instant(), surroundings.who(), action, subject));
    }

    private void show(@Nullable Value value) throws StopException {
        if (value == null) {
            throw notKept();
        }
        try (var plaintext = Plaintext.owning(Payload.bytes(value))) {
            report.value(plaintext);
        }
    }

    private SortedMap<String, Value> payload(Snapshot snapshot, RecordKey key) throws StopException {
        return switch (snapshot.payload(key)) {
            case OpenedPayload.Opened opened -> opened.payload().entries();
            case OpenedPayload.Missing missing -> throw notKept();
            case OpenedPayload.NeedsValueKey needs ->
                throw Faults.stop(
                        report,
                        ExitCode.LOCKED,
                        CliCode.CONTENT_NOT_KEPT,
                        "Needs the value key",
                        "Only the planning key is at hand, which opens no content.");
            case OpenedPayload.Failed failed -> {
                report.diagnostic(failed.diagnostic());
                throw new StopException(ExitCode.ERROR);
            }
        };
    }

    private StopException notKept() {
        return Faults.error(
                report,
                CliCode.CONTENT_NOT_KEPT,
                "This content is not kept any more",
                "A secret keeps the content of its newest versions only, as many as keep_versions says.");
    }
}
