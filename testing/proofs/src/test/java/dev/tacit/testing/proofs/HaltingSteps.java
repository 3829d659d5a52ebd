package dev.tacit.testing.proofs;

import dev.tacit.directory.FileSteps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Points before and after every step that changes a directory; within, where a file can be half written. */
record HaltingSteps(FileSteps real, Points points) implements FileSteps {
    private interface Step {
        void take() throws IOException;
    }

    private void step(Step step) throws IOException {
        points.pass();
        step.take();
        points.pass();
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        step(() -> real.createDirectory(directory));
    }

    @Override
    public void createFile(Path file, byte[] content) throws IOException {
        if (points.here()) {
            real.createFile(file, Arrays.copyOf(content, content.length / 2));
            points.halt();
        }
        step(() -> real.createFile(file, content));
    }

    @Override
    public void createLink(Path link, Path target) throws IOException {
        step(() -> real.createLink(link, target));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step(() -> real.rename(from, to));
    }

    @Override
    public void delete(Path path) throws IOException {
        step(() -> real.delete(path));
    }

    @Override
    public void force(Path directory) throws IOException {
        step(() -> real.force(directory));
    }

    @Override
    public byte[] read(Path file, int most) throws IOException {
        return real.read(file, most);
    }
}
