package dev.tacit.core.store;

import java.io.IOException;

/** The backend answered, and what it keeps is damaged: trying again does not help. */
public final class DamagedBlobsException extends IOException {
    private static final long serialVersionUID = 1L;

    public DamagedBlobsException(String message, Throwable cause) {
        super(message, cause);
    }
}
