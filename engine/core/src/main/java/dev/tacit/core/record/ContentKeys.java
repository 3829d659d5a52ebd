package dev.tacit.core.record;

/** What the value key gives beside opening payloads. */
public record ContentKeys(Fingerprints fingerprints, Marks marks, SealedValues sealed) {
    /** Keys of a store that nothing was sealed to. */
    public ContentKeys(Fingerprints fingerprints, Marks marks) {
        this(fingerprints, marks, SealedValues.NONE);
    }
}
