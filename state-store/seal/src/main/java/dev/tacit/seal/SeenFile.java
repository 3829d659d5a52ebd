package dev.tacit.seal;

import dev.tacit.core.record.StoreException;
import dev.tacit.seal.fault.StoreCode;
import dev.tacit.seal.fault.StoreFault;
import dev.tacit.seal.head.Head;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;
import dev.tacit.seal.key.Pins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How far a store had come when this user last wrote to it, with its pins; kept outside the project, so that an old
 * copy of the project does not bring an old memory with it.
 */
final class SeenFile {
    private final Path file;

    SeenFile(Path file) {
        this.file = file;
    }

    /** What the file says. */
    record Seen(Pins pins, long epoch, long serial, String commit) {}

    Optional<Seen> read() throws IOException, StoreException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var in = new JsonIn(Files.readAllBytes(file));
            in.begin();
            String commit = in.text("commit");
            long epoch = in.number("epoch");
            String lineage = in.text("lineage");
            String sealing = in.text("sealing");
            long serial = in.number("serial");
            var pins = Pins.of(lineage, in.text("verification"), sealing).orElseThrow(MalformedException::new);
            in.end().close();
            return Optional.of(new Seen(pins, epoch, serial, commit));
        } catch (MalformedException _) {
            throw StoreFault.of(
                    StoreException.Kind.REFUSED,
                    StoreCode.SEEN_FILE_INVALID,
                    "The memory of this store cannot be read",
                    file
                            + " should say how far the store had come when you last used it, so that an old copy is noticed,"
                            + " but it is damaged. If you are sure that the store is the newest one, delete this file.");
        }
    }

    /** Refuses a head older than the newest one this user has written, or another one of the same serial. */
    void check(Head head, String place) throws IOException, StoreException {
        var seen = read();
        if (seen.isPresent()) {
            var s = seen.get();
            boolean older = head.epoch() < s.epoch || (head.epoch() == s.epoch && head.serial() < s.serial);
            boolean other = head.epoch() == s.epoch
                    && head.serial() == s.serial
                    && !head.commit().equals(s.commit);
            if (older || other) {
                throw rolledBack(place, head.epoch(), head.serial(), s.epoch, s.serial, "this user last wrote");
            }
        }
    }

    static StoreException rolledBack(
            String place, long headEpoch, long headSerial, long epoch, long serial, String evidence) {
        return StoreFault.of(
                StoreException.Kind.REFUSED,
                StoreCode.STORE_ROLLED_BACK,
                "The store is older than it was",
                "The store at " + place + " is at serial " + headSerial + " of epoch " + headEpoch + ", but "
                        + evidence + " serial " + serial + " of epoch " + epoch
                        + ". An old copy was put back, or two copies were written to; working on it would bring back"
                        + " old secrets and lose new ones. Put the newest copy back.");
    }

    /** Notes a head that was swapped in. Two processes that do so at once may lose the later note, never the store. */
    void advance(Head head) throws IOException, StoreException {
        var seen = read();
        if (seen.isPresent()
                && (seen.get().epoch > head.epoch()
                        || (seen.get().epoch == head.epoch() && seen.get().serial >= head.serial()))) {
            return;
        }
        write(head);
    }

    void write(Head head) throws IOException {
        var out = new JsonOut();
        out.begin()
                .text("commit", head.commit())
                .number("epoch", head.epoch())
                .text("lineage", head.pins().lineage().hex())
                .text("sealing", head.pins().sealing())
                .number("serial", head.serial())
                .text("verification", head.pins().verification())
                .end();
        DurableFiles.replace(file, out.toBytes());
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
