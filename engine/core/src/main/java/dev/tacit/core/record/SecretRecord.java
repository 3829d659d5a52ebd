package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A secret and all its versions; contents are payloads, one a version.
 *
 * @param keepVersions how many of the newest versions keep their content
 * @param presence {@code TOMBSTONE} after it was deleted everywhere: only the version numbers live on
 * @param told what its issuer knows; their contents are kept, to be told once more
 * @param overlap null where none is declared; the earlier version's content is kept while it runs
 */
public record SecretRecord(
        Address address,
        String description,
        int keepVersions,
        Presence presence,
        Told told,
        @Nullable Overlap overlap,
        List<SecretVersion> versions)
        implements StoreRecord {
    public enum Presence {
        DECLARED,
        TOMBSTONE
    }

    public SecretRecord {
        versions = List.copyOf(versions);
    }

    /** A secret whose issuer is told nothing, without an overlap. */
    public SecretRecord(
            Address address, String description, int keepVersions, Presence presence, List<SecretVersion> versions) {
        this(address, description, keepVersions, presence, Told.NOTHING, null, versions);
    }

    /** The same once its issuer knows this. */
    public SecretRecord told(Told told) {
        return new SecretRecord(address, description, keepVersions, presence, told, overlap, versions);
    }

    /** The same with this overlap. */
    public SecretRecord overlapping(@Nullable Overlap overlap) {
        return new SecretRecord(address, description, keepVersions, presence, told, overlap, versions);
    }

    /** The same of another name. */
    public SecretRecord at(Address address) {
        return new SecretRecord(address, description, keepVersions, presence, told, overlap, versions);
    }

    public static RecordKey key(Address address) {
        return new RecordKey(RecordClass.STATE, "secret", address.toString(), "");
    }

    public static RecordKey payload(Address address, int version) {
        return new RecordKey(RecordClass.PAYLOAD, "secret", address.toString(), Integer.toString(version));
    }

    @Override
    public RecordKey key() {
        return key(address);
    }

    /** Only the numbers of its versions live on, so that none is given twice. */
    public SecretRecord buried() {
        return new SecretRecord(
                address,
                description,
                keepVersions,
                Presence.TOMBSTONE,
                versions.stream()
                        .map(v -> new SecretVersion(
                                v.number(), v.created(), v.reason(), v.restored(), Collections.emptySortedMap()))
                        .toList());
    }

    @Override
    public List<RecordKey> payloads() {
        return switch (presence) {
            case TOMBSTONE -> List.of();
            case DECLARED -> {
                var kept = new TreeSet<>(told.possible());
                if (overlap != null && overlap.isRunning()) {
                    kept.add(overlap.previous());
                }
                versions.stream()
                        .skip(Math.max(0, versions.size() - Math.max(1, keepVersions)))
                        .forEach(v -> kept.add(v.number()));
                yield kept.stream().map(number -> payload(address, number)).toList();
            }
        };
    }

    /** Of all versions: a pin keeps one for longer than the others. */
    @Override
    public List<RecordKey> contents() {
        return versions.stream().map(v -> payload(address, v.number())).toList();
    }

    public Optional<SecretVersion> version(int number) {
        return versions.stream().filter(v -> v.number() == number).findFirst();
    }

    /** The newest version; a secret record always has one. */
    public SecretVersion current() {
        return versions.getLast();
    }
}
