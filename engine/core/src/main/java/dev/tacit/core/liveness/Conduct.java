package dev.tacit.core.liveness;

/**
 * What a workload does about changed objects, by its own word.
 *
 * @param restartedBy the tool that restarts it then, or empty
 */
public record Conduct(Reload reload, String restartedBy) {
    public static final Conduct UNSAID = new Conduct(Reload.UNSAID, "");

    /** Whether it reads its files again. */
    public enum Reload {
        UNSAID,
        /** It watches them. */
        WATCH,
        /** Something signals it when they change. */
        SIGNAL
    }
}
