package dev.tacit.core.apply;

import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.SecretRecord;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Which versions of secrets have been delivered everywhere.
 *
 * @param open federations of which something is outstanding
 * @param untold secrets whose issuer was to learn a version, and may not have
 */
record Wholeness(Set<Address> open, Set<Address> untold) {
    /** @param book with all answers noted */
    static Wholeness of(Plan plan, Book book) {
        var open = new HashSet<Address>();
        var untold = new HashSet<Address>();
        book.all(DeliveryRecord.class)
                .filter(delivery -> !delivery.isSettled())
                .forEach(delivery -> open.add(delivery.federation()));
        for (var change : plan.changes()) {
            if (change instanceof Change.Deliver d && !isDone(d, book)) {
                open.add(d.address());
            } else if (change instanceof Change.Activate a && !isTold(a, book)) {
                untold.add(a.address());
            }
        }
        return new Wholeness(open, untold);
    }

    /** What was not even begun is still recorded as it was delivered before. */
    private static boolean isDone(Change.Deliver change, Book book) {
        var delivery = book.delivery(change.next().key());
        return change.action() == Change.Deliver.Action.DELETE
                ? delivery.isEmpty()
                : delivery.filter(d -> d.status() == DeliveryRecord.Status.DELIVERED)
                        .filter(d -> d.intended().equals(change.next().intended()))
                        .isPresent();
    }

    private static boolean isTold(Change.Activate change, Book book) {
        return book.find(SecretRecord.key(change.address()))
                .map(SecretRecord.class::cast)
                .filter(secret -> secret.told().knows(change.version()))
                .isPresent();
    }

    boolean settles(Change.Note.Settles note) {
        return !untold.contains(note.address()) && Collections.disjoint(open, note.federations());
    }
}
