package dev.tacit.core.value;

/** Unicode text, NFC-normalised by whoever made it from source text. */
public final class Text implements Value {
    private final String string;

    public Text(String string) {
        this.string = string;
    }

    /** The content; callers must not log it. */
    public String string() {
        return string;
    }

    @Override
    public Type type() {
        return Type.STRING;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Text t && t.string.equals(string);
    }

    @Override
    public int hashCode() {
        return string.hashCode();
    }

    @Override
    public String toString() {
        return "text";
    }
}
