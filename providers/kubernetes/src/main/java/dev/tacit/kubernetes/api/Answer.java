package dev.tacit.kubernetes.api;

/** What the server said. Never printed with its body. */
public final class Answer {
    private final int status;
    private final int retryAfter;
    private final byte[] body;

    /** @param retryAfter in seconds, 0 when the server did not say */
    public Answer(int status, int retryAfter, byte[] body) {
        this.status = status;
        this.retryAfter = retryAfter;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public int retryAfter() {
        return retryAfter;
    }

    /** Lent: not to be kept or changed. */
    public byte[] body() {
        return body;
    }

    boolean succeeded() {
        return status >= 200 && status <= 299;
    }

    @Override
    public String toString() {
        return "answer " + status;
    }
}
