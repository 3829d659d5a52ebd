package dev.tacit.seal;

import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.store.BlobStore;
import dev.tacit.seal.fault.StoreCode;
import dev.tacit.seal.fault.StoreFault;
import dev.tacit.seal.head.Head;
import dev.tacit.seal.head.SignedHead;
import dev.tacit.seal.key.Pins;
import dev.tacit.seal.key.StoreKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Where a project's store is, how it is born, found again, refused. The project holds {@code .tacit.lock.hcl}, which
 * pins the store; the user's data directory holds {@code keys/LINEAGE} with the root key and {@code seen/LINEAGE} with
 * how far the store had come.
 */
public final class StoreHome {
    private final Path project;
    private final Path data;
    private final Backend backend;
    private final SecureRandom random;
    private final LongSupplier nanos;

    /** How much of a store to open. */
    public enum Access {
        /** Everything the root key opens. */
        WHOLE,
        PLANNING_ONLY
    }

    /** The kind of store the settings name. */
    public interface Backend {
        String place();

        /** Empty when there is nothing at that place. */
        Optional<BlobStore> open() throws IOException;

        /** Opens, making what is missing. */
        BlobStore create() throws IOException;
    }

    /**
     * @param project the directory of the root module
     * @param data the user's data directory for Tacit
     * @param nanos a monotonic clock
     */
    public StoreHome(Path project, Path data, Backend backend, SecureRandom random, LongSupplier nanos) {
        this.project = project;
        this.data = data;
        this.backend = backend;
        this.random = random;
        this.nanos = nanos;
    }

    private Path lockFile() {
        return project.resolve(LockFile.NAME);
    }

    private SeenFile seen(Lineage lineage) {
        return new SeenFile(data.resolve("seen").resolve(lineage.hex()));
    }

    private Keyfile keyfile(Lineage lineage) {
        return new Keyfile(data.resolve("keys").resolve(lineage.hex()), lineage, random);
    }

    /**
     * Opens the project's store; empty when neither store nor lock file exists, so that one may be born.
     *
     * @throws StoreException when only one of the two exists and they cannot be brought together, or the store is not
     *     the pinned one, not intact or older than it was
     */
    public Optional<SealedLedger> open(Access wanted) throws StoreException {
        try {
            var pins = LockFile.read(lockFile());
            var store = backend.open();
            var bytes = store.isPresent() ? store.get().head() : Optional.<byte[]>empty();
            if (store.isEmpty() || bytes.isEmpty()) {
                close(store);
                if (pins.isPresent()) {
                    throw missing(pins.get());
                }
                return Optional.empty();
            }
            try {
                return Optional.of(
                        pins.isPresent()
                                ? open(store.get(), bytes.get(), pins.get(), wanted)
                                : openUnpinned(store.get(), bytes.get(), wanted));
            } catch (StoreException | IOException | RuntimeException e) {
                close(store);
                throw e;
            }
        } catch (IOException e) {
            throw StoreFault.unreachable(backend.place(), e);
        }
    }

    private SealedLedger open(BlobStore store, byte[] bytes, Pins pins, Access wanted)
            throws StoreException, IOException {
        var head = SignedHead.verify(bytes, pins, store.place());
        var seen = seen(pins.lineage());
        seen.check(head.head(), store.place());
        var keys = keys(head.head(), keyfile(pins.lineage()));
        return new SealedLedger(
                new StoreAccess(store, pins, wanted == Access.PLANNING_ONLY ? keys.planningOnly() : keys, seen, head),
                random,
                nanos);
    }

    private StoreKeys keys(Head head, Keyfile keyfile) throws StoreException, IOException {
        keyfile.require(backend.place());
        return StoreKeys.open(head.pins().lineage(), head.planning(), head.value(), keyfile, random)
                .orElseThrow(() -> keyfile.wrong(backend.place()));
    }

    /** Without lock file only this user's own memory of the store can say that it is the right one. */
    private SealedLedger openUnpinned(BlobStore store, byte[] bytes, Access wanted) throws StoreException, IOException {
        var claimed = SignedHead.unverified(bytes, store.place());
        var remembered = seen(claimed.pins().lineage()).read();
        if (remembered.isPresent()) {
            var ledger = open(store, bytes, remembered.get().pins(), wanted);
            ignoreFile();
            LockFile.write(lockFile(), remembered.get().pins());
            return ledger;
        }
        if (claimed.serial() == 0 && keyfile(claimed.pins().lineage()).exists()) {
            // a birth that was interrupted before it wrote down what it had made
            return accept(store, bytes, claimed.pins(), wanted);
        }
        throw StoreFault.of(
                StoreException.Kind.REFUSED,
                StoreCode.STORE_NOT_PINNED,
                "Nothing says that this is the right store",
                "There is a store of lineage " + claimed.pins().lineage() + " at " + store.place() + ", but no "
                        + LockFile.NAME + " that pins it, and this user has never used it. Restore " + LockFile.NAME
                        + " from version control; or, if you know that this store is yours and is the newest, run"
                        + " `tacit init -accept-store=" + claimed.pins().lineage() + "`.");
    }

    /** What pins the project's store; empty where no store was ever made. Needs neither store nor key. */
    public Optional<Pins> pins() throws StoreException {
        try {
            return LockFile.read(lockFile());
        } catch (IOException e) {
            throw StoreFault.unreachable(LockFile.NAME, e);
        }
    }

    /** Pins the store found here, since someone vouches for its lineage. */
    public SealedLedger acceptStore(Lineage lineage) throws StoreException {
        try {
            var store = backend.open();
            var bytes = store.isPresent() ? store.get().head() : Optional.<byte[]>empty();
            if (store.isEmpty() || bytes.isEmpty()) {
                close(store);
                throw StoreFault.of(
                        StoreException.Kind.REFUSED,
                        StoreCode.STORE_MISSING,
                        "There is no store to accept",
                        "Nothing was found at " + backend.place() + ". Put the store of lineage " + lineage
                                + " there first.");
            }
            try {
                var claimed = SignedHead.unverified(bytes.get(), store.get().place());
                if (!claimed.pins().lineage().equals(lineage)) {
                    throw StoreFault.forged(
                            backend.place(), "its lineage is " + claimed.pins().lineage() + ", not " + lineage);
                }
                return accept(store.get(), bytes.get(), claimed.pins(), Access.WHOLE);
            } catch (StoreException | IOException | RuntimeException e) {
                close(store);
                throw e;
            }
        } catch (IOException e) {
            throw StoreFault.unreachable(backend.place(), e);
        }
    }

    /** Believes the pins a store names itself only if this user's root key opens the seed that signs under them. */
    private SealedLedger accept(BlobStore store, byte[] bytes, Pins pins, Access wanted)
            throws StoreException, IOException {
        var head = SignedHead.verify(bytes, pins, store.place()).head();
        var seen = seen(pins.lineage());
        seen.check(head, store.place());
        if (!keys(head, keyfile(pins.lineage())).possess(pins)) {
            throw StoreFault.forged(store.place(), "the keys in it do not belong to the one that signed it");
        }
        seen.write(head);
        ignoreFile();
        LockFile.write(lockFile(), pins);
        return open(store, bytes, pins, wanted);
    }

    /**
     * Makes a new store where {@link #open} found none. Each step is durable before the next; a birth that is
     * interrupted leaves a keyfile of no store, or is completed by the next {@link #open}.
     */
    public SealedLedger birth(Instant now) throws StoreException {
        try {
            byte[] id = new byte[16];
            random.nextBytes(id);
            var lineage = new Lineage(HexFormat.of().formatHex(id));
            var keyfile = keyfile(lineage);
            keyfile.create();
            var born = StoreKeys.create(lineage, keyfile, random);
            byte[] commit = new byte[16];
            random.nextBytes(commit);
            var genesis =
                    Head.genesis(born.pins(), HexFormat.of().formatHex(commit), now, born.planning(), born.value());
            var keys = keys(genesis, keyfile);
            var signed = SignedHead.sign(genesis, keys.value().orElseThrow());
            var store = backend.create();
            try {
                if (!store.swap(Optional.empty(), signed.bytes())
                        && !Arrays.equals(signed.bytes(), store.head().orElse(new byte[0]))) {
                    throw StoreFault.of(
                            StoreException.Kind.CONFLICT,
                            StoreCode.STORE_MOVED_ON,
                            "Another process made this store just now",
                            "Two processes found no store at " + backend.place() + " and made one at once. Run the"
                                    + " command again; it will use the store that is there.");
                }
                seen(lineage).write(genesis);
                ignoreFile();
                LockFile.write(lockFile(), born.pins());
                return new SealedLedger(
                        new StoreAccess(store, born.pins(), keys, seen(lineage), signed), random, nanos);
            } catch (StoreException | IOException | RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (IOException e) {
            throw StoreFault.unreachable(backend.place(), e);
        }
    }

    private void ignoreFile() throws IOException {
        var directory = project.resolve(".tacit");
        DurableFiles.directory(directory);
        if (!Files.exists(directory.resolve(".gitignore"))) {
            DurableFiles.create(directory.resolve(".gitignore"), "*\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private StoreException missing(Pins pins) {
        return StoreFault.of(
                StoreException.Kind.REFUSED,
                StoreCode.STORE_MISSING,
                "The store of this project is not there",
                LockFile.NAME + " names the store of lineage " + pins.lineage() + ", but there is none at "
                        + backend.place() + ". A new store would make every secret anew, so none was made. Bring the"
                        + " store here; or, if it is lost for good and that is what you want, delete " + LockFile.NAME
                        + ".");
    }

    private static void close(Optional<BlobStore> store) throws IOException {
        if (store.isPresent()) {
            store.get().close();
        }
    }
}
