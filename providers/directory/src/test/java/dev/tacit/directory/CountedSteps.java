package dev.tacit.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** The real steps, counted; can fail from a given one on, as if the process ended there. */
final class CountedSteps implements FileSteps {
    private final FileSteps real = FileSteps.onDisk();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong contentReads = new AtomicLong();
    private volatile long last = Long.MAX_VALUE;

    /** Not an IOException: nothing may catch it. */
    static final class Ended extends RuntimeException {
        Ended() {
            super("ended", null, false, false);
        }
    }

    /** Ends before step {@code number}, counted from 1. */
    void endBefore(long number) {
        changes.set(0);
        last = number - 1;
    }

    long changes() {
        return changes.get();
    }

    long contentReads() {
        return contentReads.get();
    }

    private void step() {
        if (changes.incrementAndGet() > last) {
            throw new Ended();
        }
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        step();
        real.createDirectory(directory);
    }

    @Override
    public void createFile(Path file, byte[] content) throws IOException {
        step();
        real.createFile(file, content);
    }

    @Override
    public void createLink(Path link, Path target) throws IOException {
        step();
        real.createLink(link, target);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step();
        real.rename(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        step();
        real.delete(path);
    }

    @Override
    public void force(Path directory) throws IOException {
        step();
        real.force(directory);
    }

    @Override
    public byte[] read(Path file, int most) throws IOException {
        if (file.getName(file.getNameCount() - 2).toString().equals(Names.DATA)) {
            contentReads.incrementAndGet();
        }
        return real.read(file, most);
    }
}
