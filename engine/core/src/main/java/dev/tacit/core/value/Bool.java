package dev.tacit.core.value;

/** True or false. */
public enum Bool implements Value {
    TRUE,
    FALSE;

    public static Bool of(boolean b) {
        return b ? TRUE : FALSE;
    }

    public boolean isTrue() {
        return this == TRUE;
    }

    @Override
    public Type type() {
        return Type.BOOL;
    }

    @Override
    public String toString() {
        return "bool";
    }
}
