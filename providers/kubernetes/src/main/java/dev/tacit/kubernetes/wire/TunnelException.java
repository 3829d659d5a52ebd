package dev.tacit.kubernetes.wire;

import java.net.ConnectException;

/** The proxy makes no tunnel to the server, so nothing was sent. */
public final class TunnelException extends ConnectException {
    private static final long serialVersionUID = 1L;
    private final int status;

    TunnelException(int status) {
        super("no tunnel");
        this.status = status;
    }

    /** What the proxy answered. */
    public int status() {
        return status;
    }
}
