package dev.tacit.core.apply;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.provider.Activator;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.provider.Telling;
import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.Told;
import dev.tacit.core.resource.Activation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Tells issuers, one after the other, with start and end committed each. Of what waits for one that could not be told,
 * nothing is delivered.
 */
final class Activations {
    private final Plan plan;
    private final Contents contents;
    private final Activator activator;
    private final Book book;
    private final Ledger.Session session;
    private final Gate gate;
    private final Progress progress;
    private final Tally tally;
    private final InstantSource clock;
    private final String who;

    Activations(
            Plan plan,
            Contents contents,
            Activator activator,
            Book book,
            Ledger.Session session,
            Gate gate,
            Progress progress,
            Tally tally,
            InstantSource clock,
            String who) {
        this.plan = plan;
        this.contents = contents;
        this.activator = activator;
        this.book = book;
        this.session = session;
        this.gate = gate;
        this.progress = progress;
        this.tally = tally;
        this.clock = clock;
        this.who = who;
    }

    /** The tasks that nothing holds back any more. Returns, and throws, when nothing is running. */
    List<Task> run(List<Task> tasks) throws StoreException {
        var left = tasks;
        for (var change : plan.changes()) {
            if (change instanceof Change.Activate activate && activate.isDone()) {
                if (gate.isShut()) {
                    tally.unbegun();
                } else {
                    left = run(activate, left);
                }
            }
        }
        return left;
    }

    private List<Task> run(Change.Activate change, List<Task> tasks) throws StoreException {
        var failure = switch (change.way()) {
            case Change.Activate.Way.Run(var command) -> tell(change, command);
            case Change.Activate.Way.Said _ -> Optional.<Diagnostic>empty();
            case Change.Activate.Way.Awaited _ -> throw new IllegalStateException("nothing to do: a bug in Tacit");
        };
        var edits = new Edits();
        if (failure.isEmpty()) {
            remember(change, _ -> Told.of(change.version()), edits);
            commit(edits, change, "done");
            tally.activated();
            return tasks;
        }
        var left = new ArrayList<Task>();
        int held = 0;
        for (var task : tasks) {
            if (change.holds().contains(task.change().address())) {
                task.note(new Receipt.Refused(failure.get()), edits);
                held++;
            } else {
                left.add(task);
            }
        }
        commit(edits, change, "failed");
        tally.notActivated(change, failure.get(), held);
        return left;
    }

    private Optional<Diagnostic> tell(Change.Activate change, Activation.Command command) throws StoreException {
        var next = contents.open(SecretRecord.payload(change.address(), change.version()));
        var known = new ArrayList<Telling.Version>();
        for (int number : change.told().possible()) {
            var content =
                    number == change.version() ? next : contents.open(SecretRecord.payload(change.address(), number));
            if (!(content instanceof OpenedPayload.Opened(Payload payload))) {
                return Optional.of(unavailable(change, content));
            }
            known.add(new Telling.Version(number, payload));
        }
        if (!(next instanceof OpenedPayload.Opened(Payload payload))) {
            return Optional.of(unavailable(change, next));
        }
        if (!change.told().begun().contains(change.version())) {
            var edits = new Edits();
            remember(change, told -> told.beginning(change.version()), edits);
            commit(edits, change, "begun");
        }
        progress.activating(change);
        var telling = new Telling(
                change.address(),
                new Telling.Version(change.version(), payload),
                known.stream()
                        .filter(v -> v.number() == change.told().version())
                        .findFirst()
                        .orElse(null),
                known.stream()
                        .filter(v -> change.told().begun().contains(v.number()))
                        .toList());
        return new Renewing(session, gate).during(() -> activator.tell(command, telling));
    }

    private static Diagnostic unavailable(Change.Activate change, OpenedPayload content) {
        return content instanceof OpenedPayload.Failed failed
                ? failed.diagnostic()
                : Diagnostic.error(
                        ApplyCode.ACTIVATION_NOT_BEGUN,
                        "The issuer could not be told",
                        "The content of a version of " + change.address() + " is not in the store. Plan again; if this"
                                + " stays, restore a backup of the store.",
                        null);
    }

    private void remember(Change.Activate change, UnaryOperator<Told> next, Edits edits) {
        var key = SecretRecord.key(change.address());
        var record = (SecretRecord) book.find(key)
                .orElseThrow(() -> new IllegalStateException("an activation of what is not recorded: a bug in Tacit"));
        edits.write(record.told(next.apply(record.told())));
    }

    private void commit(Edits edits, Change.Activate change, String what) throws StoreException {
        var subject = change.address() + " v" + change.version() + ": " + what;
        Commit commit = edits.commit(Map.of(), List.of(new AuditEntry(clock.instant(), who, "activate", subject)));
        var snapshot = session.commit(commit);
        gate.renewed();
        book.note(commit);
        progress.committed(snapshot.serial());
    }
}
