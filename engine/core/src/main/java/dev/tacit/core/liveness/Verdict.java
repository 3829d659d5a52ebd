package dev.tacit.core.liveness;

import java.util.Optional;
import java.util.Set;

/** What becomes of a reference to an object that changes while its workload runs on. Ordered from good to bad. */
public enum Verdict {
    /** Its files change, and it says that it reads them again. */
    LIVE,
    /** Its files change; whether it reads them again is not known. */
    FILE_UPDATES,
    /** A controller watches the object by itself. */
    CONTROLLER,
    /** The next pull or mount takes the new content. */
    NEXT_USE,
    /** Some tool restarts it. */
    RESTARTED,
    /** Nobody can tell. */
    UNKNOWN,
    /** It keeps the content it has until something restarts it. */
    NOT_LIVE;

    /**
     * Empty when the reference takes nothing that changes.
     *
     * @param changed keys that are added, changed or removed; empty when nobody knows which
     */
    public static Optional<Verdict> of(
            Reference reference, Manner manner, Optional<? extends Set<String>> changed, Conduct conduct) {
        if (manner == Manner.IN_PLACE && !reference.takes(changed)) {
            return Optional.empty();
        }
        return switch (reference.via()) {
            case UNMOUNTED -> Optional.empty();
            case VOLUME, PROJECTED -> Optional.of(files(manner, conduct));
            case SUB_PATH, VARIABLE, VARIABLES, INIT -> Optional.of(started(manner, conduct));
            case PULL, MOUNT -> Optional.of(byName(manner, NEXT_USE));
            case INGRESS, GATEWAY -> Optional.of(byName(manner, CONTROLLER));
            case OTHER -> Optional.of(byName(manner, UNKNOWN));
        };
    }

    private static Verdict files(Manner manner, Conduct conduct) {
        return switch (manner) {
            case IN_PLACE ->
                !conduct.restartedBy().isEmpty()
                        ? RESTARTED
                        : switch (conduct.reload()) {
                            case UNSAID -> FILE_UPDATES;
                            case WATCH, SIGNAL -> LIVE;
                        };
            case ANEW, SUPERSEDED, GONE -> started(manner, conduct);
        };
    }

    /** Of what was read when a container started. */
    private static Verdict started(Manner manner, Conduct conduct) {
        return switch (manner) {
            case IN_PLACE, ANEW -> conduct.restartedBy().isEmpty() ? NOT_LIVE : RESTARTED;
            // A restart would read the old object once more, or fail for want of it.
            case SUPERSEDED, GONE -> NOT_LIVE;
        };
    }

    /** Of whoever looks the object up by its name whenever it needs it. */
    private static Verdict byName(Manner manner, Verdict found) {
        return switch (manner) {
            case IN_PLACE, ANEW, GONE -> found;
            case SUPERSEDED -> NOT_LIVE;
        };
    }
}
