package dev.tacit.directory;

import dev.tacit.core.address.Address;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.provider.Observations;
import dev.tacit.core.provider.Reading;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.provider.Target;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.TargetIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/** One directory. Deliveries of one object follow one another, those of others run beside them. */
final class DirectoryTarget implements Target {
    private final Path root;
    private final FileSteps steps;
    private final TargetIdentity identity;
    private final RandomGenerator random;
    private final Address address;
    private final Map<ObjectKey, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final ReentrantLock sweeping = new ReentrantLock();
    private boolean swept;

    DirectoryTarget(Path root, FileSteps steps, TargetIdentity identity, RandomGenerator random, Address address) {
        this.root = root;
        this.steps = steps;
        this.identity = identity;
        this.random = random;
        this.address = address;
    }

    @Override
    public TargetIdentity identity() {
        return identity;
    }

    /** Waiting for the disk is most of the work, and file systems commit what waits together. */
    @Override
    public int parallelism() {
        return 16;
    }

    @Override
    public Observations observe(ObservationRequest request) {
        return new Observing(root, steps, identity, address).observe(request);
    }

    @Override
    public Reading read(ObjectKey object) {
        return new Observing(root, steps, identity, address).read(object);
    }

    @Override
    public Receipt deliver(Delivery delivery) {
        var lock = locks.computeIfAbsent(delivery.object(), _ -> new ReentrantLock());
        lock.lock();
        try {
            sweepOnce();
            return new Delivering(root, steps, identity, random, address).deliver(delivery);
        } catch (IOException e) {
            return new Receipt.Refused(Problems.failed("\"" + delivery.object() + "\" was not written", e)
                    .about(address));
        } finally {
            lock.unlock();
        }
    }

    /** Before the first write: what earlier processes left holds values that nothing delivers any more. */
    private void sweepOnce() throws IOException {
        sweeping.lock();
        try {
            if (!swept) {
                new Leftovers(root, steps).collect();
                swept = true;
            }
        } finally {
            sweeping.unlock();
        }
    }

    @Override
    public void tidy() {
        try {
            sweepOnce();
        } catch (IOException e) {
            return; // the first write tries again, and tells
        }
    }

    @Override
    public void close() {}
}
