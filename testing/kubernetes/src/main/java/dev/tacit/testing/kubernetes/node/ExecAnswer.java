package dev.tacit.testing.kubernetes.node;

/**
 * What a program in a container said and how it ended.
 *
 * @param code -1 when it did not run, with the reason in {@code error}
 * @param error what the API server said about it, empty when the program ended with 0
 */
public record ExecAnswer(int code, String output, String errorOutput, String error) {}
