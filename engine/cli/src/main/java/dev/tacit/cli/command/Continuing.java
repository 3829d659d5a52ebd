package dev.tacit.cli.command;

import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Options;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import java.util.Set;
import java.util.TreeSet;

/** Finds what {@code apply -continue} is about. */
final class Continuing {
    private Continuing() {}

    /** Federations between two waves. */
    static Set<Address> resting(Snapshot snapshot, Report report) throws StopException, StoreException {
        var resting = new TreeSet<Address>();
        for (var stored : snapshot.state()) {
            if (stored.record() instanceof FederationRecord f
                    && f.course() != null
                    && f.course().good() != null) {
                resting.add(f.address());
            }
        }
        if (resting.isEmpty()) {
            report.diagnostic(Diagnostic.warning(
                    CliCode.NOTHING_TO_CONTINUE,
                    "Nothing waits for approval",
                    "No federation rests between two of its waves, so there is nothing to go on with. `tacit status` tells"
                            + " what is pending.",
                    null));
            throw new StopException(ExitCode.DONE);
        }
        return resting;
    }

    /** Whether nothing happens but what was approved when the rollout began. */
    static boolean isAsApproved(Plan plan, Options options) {
        return options.has(Options.Extra.CONTINUING)
                && plan.changes().stream().allMatch(change -> switch (change) {
                    case Change.Course c ->
                        !(c.state() instanceof Change.Course.State.Goes goes) || (goes.approved() && goes.asBegun());
                    case Change.Deliver _, Change.Deferred _, Change.Note _, Change.Refused _ -> true;
                    case Change.NewVersion _,
                            Change.Draw _,
                            Change.Activate _,
                            Change.Drifted _,
                            Change.Remove _,
                            Change.Output _,
                            Change.Move _,
                            Change.Forget _,
                            Change.Waits _,
                            Change.AwaitsNamespace _ -> false;
                });
    }
}
