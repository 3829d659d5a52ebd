package dev.tacit.core.apply;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import java.util.List;

/**
 * What became of a plan.
 *
 * @param diagnostics what was found while applying; the causes a plan names for what it left out are not repeated
 * @param back federations that are to go back to what was there before: the next plan brings that about
 */
public record Applied(Outcome outcome, Counts counts, List<Diagnostic> diagnostics, List<Address> back) {
    public enum Outcome {
        DONE,
        NOTHING_TO_DO,
        /** Part of what is declared is not there yet; the next plan goes on from here. */
        PARTIAL,
        /** All is done but what waits for someone: to tell an issuer, to let the next wave begin. */
        AWAITING,
        /** Not begun: nothing was changed, neither in the store nor in a target. */
        REFUSED,
        /** Stopped when asked to; what had been started was finished, then recorded. */
        INTERRUPTED
    }

    /**
     * Objects, by what happened to them.
     *
     * @param failed sent, or about to be, without a good answer
     * @param deferred not sent since their target could not be observed, while planning or now
     * @param refused left out by the plan since something foreign is there
     * @param drifted changed by others, shown, left as they are
     * @param unstarted not sent since the apply was stopped
     * @param activated issuers that were told
     * @param held not sent since an issuer was not told
     * @param later not sent since an earlier wave failed, or the next one waits
     * @param notes records corrected without a write to a target
     */
    public record Counts(
            int created,
            int updated,
            int repaired,
            int adopted,
            int replaced,
            int deleted,
            int failed,
            int deferred,
            int refused,
            int drifted,
            int unstarted,
            int activated,
            int held,
            int later,
            int notes) {}

    public Applied {
        diagnostics = List.copyOf(diagnostics);
        back = List.copyOf(back);
    }
}
