package dev.tacit.core.diagnostic;

/** The stable name of one kind of problem; implemented by one enum per module so that all codes can be enumerated. */
public interface Code {
    /** Enum constant name, for example {@code UNKNOWN_ATTRIBUTE}. */
    String name();

    /** Lower-case form used in {@code --json}, documentation, directory names under {@code errors/}: {@code unknown-attribute}. */
    default String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
