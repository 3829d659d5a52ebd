package dev.tacit.core.record;

import dev.tacit.core.value.Provenance;

/**
 * One key of one version.
 *
 * @param size of the content in bytes
 */
public record KeyVersion(Provenance provenance, Fingerprint fingerprint, int size, Form form) {
    /** Whether the content is text or bytes when opened. */
    public enum Form {
        TEXT,
        BYTES
    }

    /** Whether both hold the same content, wherever it came from. */
    public boolean sameContentAs(KeyVersion other) {
        return fingerprint.equals(other.fingerprint) && form == other.form;
    }
}
