package dev.tacit.core.store;

import java.io.IOException;

/** An attempt at an operating-system lock beside a local store; released on close or with the process. */
public interface LocalLock extends AutoCloseable {
    boolean held();

    @Override
    void close() throws IOException;
}
