package dev.tacit.cli.activation;

import dev.tacit.cli.project.CliCode;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Activator;
import dev.tacit.core.provider.Telling;
import dev.tacit.core.provider.WaveCheck;
import dev.tacit.core.resource.Activation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs what an {@code activate} or {@code check} block names, by no shell. Values go to its standard input alone; variables of ours are
 * kept from its environment.
 *
 * @param root what the directories of modules are relative to
 * @param output gets what a program prints, which may hold the values; empty for nobody
 */
public record Programs(Path root, Map<String, String> environment, Optional<OutputStream> output) implements Activator {
    /** A child that a program left behind may hold its output open. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    @Override
    public Optional<Diagnostic> tell(Activation.Command command, Telling telling) {
        return run(command, () -> Message.of(telling), "they may hold the value")
                .map(why -> Diagnostic.error(
                                CliCode.ACTIVATION_FAILED,
                                "The issuer was not told",
                                "\"" + command.words().getFirst() + "\" is to tell it of version "
                                        + telling.next().number() + ". " + why
                                        + " Nothing of this secret was delivered; the next apply runs it again with the same"
                                        + " values.",
                                null)
                        .about(telling.secret()));
    }

    @Override
    public Optional<Diagnostic> check(Activation.Command command, WaveCheck wave) {
        return run(command, () -> CheckMessage.of(wave), "they may hold values")
                .map(why -> Diagnostic.error(
                                CliCode.WAVE_CHECK_FAILED,
                                "The check of wave " + wave.wave() + " failed",
                                "\"" + command.words().getFirst() + "\" is to find it good. " + why,
                                null)
                        .about(wave.federation()));
    }

    /** Why a program did not end well; empty when it did. */
    private Optional<String> run(Activation.Command command, Supplier<byte[]> message, String hidden) {
        Process process;
        try {
            process = start(command);
        } catch (IOException e) {
            return Optional.of("It could not be started. Is it there, and executable?");
        }
        try {
            return ended(process, command, message, hidden);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("It was interrupted.");
        } finally {
            end(process);
        }
    }

    private Process start(Activation.Command command) throws IOException {
        var directory = root.resolve(command.directory()).toAbsolutePath().normalize();
        var words = new ArrayList<>(command.words());
        if (words.getFirst().contains("/")) {
            words.set(0, directory.resolve(words.getFirst()).normalize().toString());
        }
        var builder = new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
        var given = builder.environment();
        given.clear();
        environment.forEach((name, value) -> {
            if (!name.startsWith("TACIT_")) { // passphrases, variables of declarations among them
                given.put(name, value);
            }
        });
        return builder.start();
    }

    private Optional<String> ended(Process process, Activation.Command command, Supplier<byte[]> message, String hidden)
            throws InterruptedException {
        var said = new Said(process.getInputStream(), output, hidden);
        var listening = Thread.ofVirtual().start(said);
        Thread.ofVirtual().start(() -> write(process, message));
        boolean inTime = process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS);
        if (!inTime) {
            end(process);
        }
        listening.join(LINGER);
        if (!inTime) {
            return Optional.of(
                    "It did not end within " + command.limit().toSeconds() + " s, so it was ended. " + said.told());
        }
        return process.exitValue() == 0
                ? Optional.empty()
                : Optional.of("It ended with exit code " + process.exitValue() + ". " + said.told());
    }

    private static void write(Process process, Supplier<byte[]> given) {
        byte[] message = given.get();
        try (var input = process.getOutputStream()) {
            input.write(message);
        } catch (IOException e) {
            // It does not listen; what it ends with tells whether that was right.
        } finally {
            Arrays.fill(message, (byte) 0);
        }
    }

    /** Its children too; those that start while this goes on are found in the next round. */
    private static void end(Process process) {
        for (int round = 0; process.isAlive() && round < 100; round++) {
            var family = process.descendants().toList();
            family.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
