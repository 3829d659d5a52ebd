package dev.tacit.seal;

import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.store.KeyWrap;
import dev.tacit.core.store.RootKeyProvider;
import dev.tacit.seal.fault.StoreCode;
import dev.tacit.seal.fault.StoreFault;
import dev.tacit.seal.key.AeadKey;
import dev.tacit.seal.key.Binding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The default root key: 32 random bytes in a file of the user's, one file a store. */
final class Keyfile implements RootKeyProvider {
    private static final String PREFIX = "tacit-root-key-1 ";

    private final Path file;
    private final Lineage lineage;
    private final SecureRandom random;
    private @Nullable AeadKey key;
    private String recipient = "";

    Keyfile(Path file, Lineage lineage, SecureRandom random) {
        this.file = file;
        this.lineage = lineage;
        this.random = random;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Draws a new key; only for a new store. */
    void create() throws IOException {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        DurableFiles.directory(file.toAbsolutePath().resolveSibling(".").normalize());
        DurableFiles.create(
                file, (PREFIX + Base64.getEncoder().encodeToString(bytes) + "\n").getBytes(StandardCharsets.US_ASCII));
        use(bytes);
    }

    /** Reads the key, or says what is wrong with its file. */
    void require(String place) throws StoreException, IOException {
        if (key != null) {
            return;
        }
        if (!exists()) {
            throw StoreFault.of(
                    StoreException.Kind.SEALED,
                    StoreCode.KEYFILE_MISSING,
                    "The root key of this store is not here",
                    "The store at " + place + " is opened by the keyfile " + file
                            + ", which does not exist. Copy it from"
                            + " where the store was made, or from your backup of it, with permissions 0600. Nothing else"
                            + " opens this store.");
        }
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && !Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
                        .containsAll(Files.getPosixFilePermissions(file))) {
            throw StoreFault.of(
                    StoreException.Kind.SEALED,
                    StoreCode.KEYFILE_EXPOSED,
                    "Others may read the root key",
                    "The keyfile " + file
                            + " can be read or run by more than its owner, so it was not used. Run `chmod 600 " + file
                            + "`, and consider whether someone has copied it.");
        }
        var text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        try {
            byte[] bytes =
                    text.startsWith(PREFIX) ? Base64.getDecoder().decode(text.substring(PREFIX.length())) : new byte[0];
            if (bytes.length == 32) {
                use(bytes);
                return;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw StoreFault.of(
                StoreException.Kind.SEALED,
                StoreCode.KEYFILE_INVALID,
                "The keyfile is damaged",
                file + " is not a keyfile of Tacit. Put back the copy you made of it.");
    }

    StoreException wrong(String place) {
        return StoreFault.of(
                StoreException.Kind.SEALED,
                StoreCode.KEYFILE_INVALID,
                "The keyfile does not open this store",
                "The store at " + place + " is not wrapped for the key in " + file + ". Put the right keyfile there.");
    }

    private void use(byte[] bytes) {
        key = new AeadKey(AeadKey.derive(bytes, "tacit 1 root wrap"), random);
        recipient = HexFormat.of().formatHex(AeadKey.derive(bytes, "tacit 1 root name"), 0, 8);
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String name() {
        return "keyfile";
    }

    private AeadKey key() {
        if (key == null) {
            throw new IllegalStateException("a keyfile used before it was read: a bug in Tacit");
        }
        return key;
    }

    private byte[] bound(byte[] binding) {
        return new Binding("tacit keyfile", lineage).raw(binding).toBytes();
    }

    @Override
    public List<KeyWrap> wrap(byte[] wrapped, byte[] binding) {
        return List.of(new KeyWrap(
                name(), recipient, Base64.getEncoder().encodeToString(key().seal(wrapped, bound(binding)))));
    }

    @Override
    public Optional<byte[]> unwrap(KeyWrap wrap, byte[] binding) {
        try {
            return wrap.recipient().equals(recipient)
                    ? key().open(Base64.getDecoder().decode(wrap.wrapped()), bound(binding))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
