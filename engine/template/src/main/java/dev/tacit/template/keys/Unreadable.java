package dev.tacit.template.keys;

/** Content that is not what it should be. */
public final class Unreadable extends Exception {
    private final String reason;

    /**
     * @param reason whole sentences, without any of the content
     */
    public Unreadable(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** Instead of what a library threw, whose message may quote what it read. */
    public static Unreadable because(String reason, Exception ignored) {
        return new Unreadable(reason);
    }

    public String reason() {
        return reason;
    }
}
