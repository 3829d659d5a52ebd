package dev.tacit.core.record;

/** Records are read by class; each class is sealed under a key of its own. The ordinal is never stored. */
public enum RecordClass {
    STATE((byte) 1),
    INPUT((byte) 2),
    PAYLOAD((byte) 3),
    OBSERVATION((byte) 4),
    AUDIT((byte) 5);

    private final byte code;

    RecordClass(byte code) {
        this.code = code;
    }

    /** The first byte of a record id in store format 1. */
    public byte code() {
        return code;
    }
}
