package dev.tacit.core.apply;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.TargetRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes what is remembered of the objects in a target out of the store; contacts nothing. */
public final class Forgetting {
    private final Book book;
    private final Address target;

    public Forgetting(Snapshot snapshot, Address target) throws StoreException {
        this.book = new Book(snapshot.state());
        this.target = target;
    }

    /** Empty when nothing was ever delivered there. */
    public Optional<TargetRecord> target() {
        return book.find(TargetRecord.key(target)).map(TargetRecord.class::cast);
    }

    public List<DeliveryRecord> deliveries() {
        return book.all(DeliveryRecord.class)
                .filter(delivery -> delivery.target().equals(target))
                .sorted((a, b) -> a.object().compareTo(b.object()))
                .toList();
    }

    /** @param next what is remembered of the target itself from now on; empty for nothing */
    public Commit commit(Optional<TargetRecord> next, AuditEntry audit) {
        var edits = new Edits();
        var unneeded =
                new HashSet<>(deliveries().stream().map(DeliveryRecord::payload).toList());
        deliveries().forEach(delivery -> edits.delete(delivery.key()));
        next.ifPresentOrElse(edits::write, () -> edits.delete(TargetRecord.key(target)));
        unneeded.removeAll(book.after(edits.commit()).namedPayloads());
        unneeded.forEach(edits::delete);
        return edits.commit(Map.of(), List.of(audit));
    }
}
