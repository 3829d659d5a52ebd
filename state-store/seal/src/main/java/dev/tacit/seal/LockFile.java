package dev.tacit.seal;

import dev.tacit.core.record.StoreException;
import dev.tacit.seal.fault.StoreCode;
import dev.tacit.seal.fault.StoreFault;
import dev.tacit.seal.key.Pins;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;

/**
 * {@code .tacit.lock.hcl}: pins the store of a project, meant to be committed. One block with three attributes, in HCL
 * of this one form: comments, blank lines, spaces are free, nothing else is.
 */
public final class LockFile {
    public static final String NAME = ".tacit.lock.hcl";

    private LockFile() {}

    /** Empty when there is no lock file. */
    public static Optional<Pins> read(Path file) throws IOException, StoreException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var found = new HashMap<String, String>();
        int depth = 0;
        boolean wrong = false;
        for (var raw : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
            var line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (depth == 0 && found.isEmpty() && line.equals("store {")) {
                depth = 1;
            } else if (depth == 1 && line.equals("}")) {
                depth = 2;
            } else if (depth == 1
                    && equals > 0
                    && isQuoted(line.substring(equals + 1).strip())) {
                var value = line.substring(equals + 1).strip();
                wrong |= found.put(line.substring(0, equals).strip(), value.substring(1, value.length() - 1)) != null;
            } else {
                wrong = true;
            }
        }
        var pins = Pins.of(
                found.getOrDefault("lineage", ""),
                found.getOrDefault("verification_key", ""),
                found.getOrDefault("sealing_key", ""));
        if (wrong || depth != 2 || found.size() != 3 || pins.isEmpty()) {
            throw StoreFault.of(
                    StoreException.Kind.REFUSED,
                    StoreCode.LOCK_FILE_INVALID,
                    NAME + " cannot be read",
                    NAME
                            + " should hold one block `store` with `lineage`, `verification_key` and `sealing_key`, as Tacit"
                            + " wrote it. It decides which store is trusted, so nothing was read from any. Restore it from"
                            + " version control.");
        }
        return pins;
    }

    private static boolean isQuoted(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.indexOf('"', 1) == text.length() - 1;
    }

    static void write(Path file, Pins pins) throws IOException {
        var text = """
                # Written by Tacit; commit it. It pins this project's store: another one is refused.
                store {
                  lineage          = "%s"
                  verification_key = "%s"
                  sealing_key      = "%s"
                }
                """.formatted(pins.lineage(), pins.verification(), pins.sealing());
        DurableFiles.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
