package dev.tacit.seal.json;

/** Text is not the JSON a schema asks for. Says nothing about the text, which may be a secret. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedException() {
        super("malformed", null, false, false);
    }
}
