package dev.tacit.cli;

import dev.tacit.cli.project.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Answers that need no project, given without loading anything. */
final class Quick {
    private Quick() {}

    /** Empty when {@code args} ask for something else. */
    static Optional<String> answer(List<String> args) {
        if (args.isEmpty()) {
            return Optional.of(text("help.txt"));
        }
        if (args.size() > 1) {
            return pair(args);
        }
        return switch (args.getFirst()) {
            case "version", "-version", "--version" -> Optional.of("Tacit " + Release.version() + "\n");
            case "help", "-help", "--help", "-h" -> Optional.of(text("help.txt"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> pair(List<String> args) {
        boolean json = args.contains("--json") || args.contains("-json");
        if (json && args.contains("version")) {
            return Optional.of("{\"type\":\"version\",\"version\":\"" + Release.version()
                    + "\"}\n{\"type\":\"end\",\"code\":0,\"counts\":{}}\n");
        }
        return Optional.empty();
    }

    private static String text(String resource) {
        try (var in = Quick.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
