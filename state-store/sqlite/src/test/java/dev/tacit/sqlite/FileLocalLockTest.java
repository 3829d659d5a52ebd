package dev.tacit.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLocalLockTest {
    @TempDir
    Path directory;

    /** Locks the file given, says so, waits to be killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            var lock = FileLocalLock.attempt(Path.of(args[0]));
            System.out.write(lock.held() ? 'y' : 'n');
            System.out.flush();
            Thread.sleep(60_000);
        }
    }

    private Process holder(Path file) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void isHeldAgainstAnotherProcessUntilThatProcessIsKilled() throws Exception {
        var file = directory.resolve("store.db.lock");
        var other = holder(file);
        assertThat(other.getInputStream().read()).isEqualTo('y');
        try (var lock = FileLocalLock.attempt(file)) {
            assertThat(lock.held()).isFalse();
        }
        other.destroyForcibly().waitFor();
        try (var lock = FileLocalLock.attempt(file)) {
            assertThat(lock.held()).isTrue();
            // an attempt of this process must not open the file: closing it again would drop the lock
            FileLocalLock.attempt(file).close();
            var late = holder(file);
            assertThat(late.getInputStream().read()).isEqualTo('n');
            late.destroyForcibly().waitFor();
        }
    }
}
