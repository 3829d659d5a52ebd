package dev.tacit.core.diagnostic;

/** Whether a problem stops the run. */
public enum Severity {
    ERROR,
    WARNING
}
