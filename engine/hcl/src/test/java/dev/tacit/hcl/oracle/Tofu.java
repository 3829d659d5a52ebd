package dev.tacit.hcl.oracle;

import dev.tacit.testing.go.GoTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** OpenTofu itself. */
public final class Tofu {
    private static final GoTool TOFU =
            new GoTool("tofu", "testing/oracle/tofu", "github.com/opentofu/opentofu/cmd/tofu");

    private Tofu() {}

    /** What a run printed, how it ended. */
    public record Told(int code, String out, String err) {}

    public static Told run(Path directory, String... arguments) throws IOException, InterruptedException {
        return fed("", directory, arguments);
    }

    /** @param in for standard input */
    public static Told fed(String in, Path directory, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(TOFU.program().toString()));
        command.addAll(List.of(arguments));
        var out = Files.createTempFile("tofu", ".out");
        var err = Files.createTempFile("tofu", ".err");
        var given = Files.createTempFile("tofu", ".in");
        try {
            Files.writeString(given, in);
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(given.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("TF_"));
            builder.environment().put("CHECKPOINT_DISABLE", "1");
            int code = builder.start().waitFor();
            return new Told(code, Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
            Files.delete(given);
        }
    }
}
