package dev.tacit.kubernetes.access;

import dev.tacit.core.diagnostic.Diagnostic;

/** A cluster cannot be reached or will not answer, for a reason outside Tacit. The message is the diagnostic's summary. */
public final class ClusterException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic diagnostic;

    public ClusterException(Diagnostic diagnostic) {
        super(diagnostic.summary());
        this.diagnostic = diagnostic;
    }

    public ClusterException(KubernetesCode code, String summary, String detail) {
        this(Diagnostic.error(code, summary, detail, null));
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
