package dev.tacit.testing.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The distribution directory as it was packaged. */
record Distribution(Path directory) {
    static Distribution packaged() throws IOException {
        var given = System.getProperty("tacit.distribution");
        if (given != null) {
            return new Distribution(Path.of(given));
        }
        var target = Path.of("../../engine/cli/target").toAbsolutePath().normalize();
        if (Files.isDirectory(target)) {
            try (var files = Files.list(target)) {
                var found = files.filter(file -> Files.exists(file.resolve("bin/tacit")))
                        .findFirst();
                if (found.isPresent()) {
                    return new Distribution(found.get());
                }
            }
        }
        throw new IllegalStateException("no distribution in " + target + ": run ./mvnw package first");
    }

    /** A copy that keeps its temporary files in {@code tmp}, so that they can be told from those of others. */
    Distribution copy(Path to, Path tmp) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(directory.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        var options = to.resolve("lib/jvm.options");
        Files.writeString(options, Files.readString(options) + "-Djava.io.tmpdir=" + tmp + "\n");
        return new Distribution(to);
    }

    List<String> command(String... args) {
        var command = new ArrayList<>(List.of(directory.resolve("bin/tacit").toString()));
        command.addAll(List.of(args));
        return command;
    }
}
