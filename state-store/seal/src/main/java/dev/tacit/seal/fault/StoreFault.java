package dev.tacit.seal.fault;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.store.DamagedBlobsException;
import java.io.IOException;

/** The world's faults as diagnostics. Nothing here takes a value or a name from inside the store. */
public final class StoreFault {
    private StoreFault() {}

    public static StoreException of(StoreException.Kind kind, StoreCode code, String summary, String detail) {
        return new StoreException(kind, Diagnostic.error(code, summary, detail, null));
    }

    /** @param what the part that does not hold, for example "an index node" */
    public static StoreException damaged(String place, String what) {
        return of(
                StoreException.Kind.REFUSED,
                StoreCode.STORE_DAMAGED,
                "The store is damaged",
                "In the store at " + place + ", " + what
                        + " is not what the signed head vouches for. It was altered, lost"
                        + " or belongs to another store, so nothing was read from it. Put back a copy of the whole store"
                        + " made after the last apply.");
    }

    public static StoreException forged(String place, String what) {
        return of(
                StoreException.Kind.REFUSED,
                StoreCode.STORE_FORGED,
                "This is not the store that .tacit.lock.hcl names",
                "The store at " + place + " was refused: " + what + ". Either the store was replaced or altered, or"
                        + " .tacit.lock.hcl belongs to another one. Put the right store back, or restore"
                        + " .tacit.lock.hcl from version control.");
    }

    public static StoreException unreachable(String place, IOException e) {
        if (e instanceof DamagedBlobsException) {
            return damaged(place, "the file that holds it all");
        }
        return of(
                StoreException.Kind.UNREACHABLE,
                StoreCode.STORE_UNREACHABLE,
                "The store cannot be reached",
                "The store at " + place + " did not answer: " + reason(e) + ". Nothing more was changed. Try again when"
                        + " it is there; what was committed before is kept.");
    }

    public static StoreException sealed(String place) {
        return of(
                StoreException.Kind.SEALED,
                StoreCode.STORE_SEALED,
                "The store is open with its planning key only",
                "Writing to the store at " + place + " needs its value key, which is not wrapped for your root key. You"
                        + " can plan; someone whose root key holds the value key must apply.");
    }

    public static StoreException locked(String place, String owner) {
        return of(
                StoreException.Kind.LOCKED,
                StoreCode.STORE_LOCKED,
                "The store is locked by " + owner,
                "Only one process at a time may write to the store at " + place + ", and " + owner
                        + " is doing so. Wait until it has finished; a lock whose process has died is taken over by"
                        + " itself.");
    }

    public static StoreException lockLost(String place) {
        return of(
                StoreException.Kind.CONFLICT,
                StoreCode.LOCK_LOST,
                "Another process took the lock over",
                "While this process was writing to the store at " + place + ", its lock was taken by another one, which"
                        + " means it was silent for too long. The last step was not committed. Plan and apply again.");
    }

    public static StoreException movedOn(String place) {
        return of(
                StoreException.Kind.CONFLICT,
                StoreCode.STORE_MOVED_ON,
                "The store moved on while it was being read",
                "Someone applied to the store at " + place
                        + " and tidied it up while it was being read. Run the command" + " again.");
    }

    public static StoreException tooLarge(String address) {
        return of(
                StoreException.Kind.REFUSED,
                StoreCode.RECORD_TOO_LARGE,
                "Too large for the store",
                "What belongs to " + address + " takes more than 4 MiB when sealed, which no store can hold in one"
                        + " record. Nothing was committed. Make its content smaller, or split it into several secrets.");
    }

    private static String reason(IOException e) {
        var message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
