package dev.tacit.cli.report;

/** What the exit code of a run tells. */
public enum ExitCode {
    /** Done, or nothing to do. */
    DONE(0),
    /** An error; nothing was changed. */
    ERROR(1),
    /** There is something to change, and a detailed code was asked for. */
    CHANGES(2),
    /** Partly applied or partly observed. */
    PARTIAL(3),
    /** The store is locked, sealed or unreachable. */
    LOCKED(4),
    /** Stopped by policy: a stale plan, an approval that was not given. */
    POLICY(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
