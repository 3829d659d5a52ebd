package dev.tacit.testing.kubernetes;

/** What the API server said to a test acting as somebody else. */
public record ApiAnswer(int status, String body) {
    /** This answer, or a failure naming the status with the server's message. */
    public ApiAnswer expectSuccess() {
        if (status < 200 || status > 299) {
            throw new IllegalStateException("the API server answered " + status + ": " + text("message"));
        }
        return this;
    }

    /** The scalar at a path, such as {@code text("items", "0", "metadata", "uid")}; empty where there is none. */
    public String text(String... path) {
        return Json.text(body, path);
    }

    @Override
    public String toString() {
        return "ApiAnswer[" + status + "]";
    }
}
