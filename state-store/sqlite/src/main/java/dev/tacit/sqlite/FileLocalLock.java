package dev.tacit.sqlite;

import dev.tacit.core.store.LocalLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operating system's lock on a file; it dies with its process. POSIX drops a process's locks on a file as soon as
 * the process closes any descriptor of it, so a file this process has locked is not opened a second time.
 */
final class FileLocalLock implements LocalLock {
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private Optional<FileChannel> locked;

    private FileLocalLock(Path file, Optional<FileChannel> locked) {
        this.file = file;
        this.locked = locked;
    }

    static FileLocalLock attempt(Path path) throws IOException {
        PrivateFiles.make(path);
        var file = path.toRealPath();
        if (!OURS.add(file)) {
            return new FileLocalLock(file, Optional.empty());
        }
        boolean held = false;
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            held = channel.tryLock() != null;
            return new FileLocalLock(file, held ? Optional.of(channel) : Optional.empty());
        } finally {
            if (!held) {
                channel.close();
                OURS.remove(file);
            }
        }
    }

    @Override
    public boolean held() {
        return locked.isPresent();
    }

    @Override
    public void close() throws IOException {
        if (locked.isPresent()) {
            try {
                locked.get().close();
            } finally {
                locked = Optional.empty();
                OURS.remove(file);
            }
        }
    }
}
