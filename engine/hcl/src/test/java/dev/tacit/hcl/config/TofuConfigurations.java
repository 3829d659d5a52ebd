package dev.tacit.hcl.config;

import dev.tacit.hcl.oracle.Tofu;
import dev.tacit.hcl.oracle.TofuJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** What OpenTofu makes of a configuration. */
record TofuConfigurations(Path directory) {
    String answer(WrittenConfiguration written) throws IOException, InterruptedException {
        var root = Files.createDirectory(directory.resolve(written.id()));
        for (var file : written.files().entrySet()) {
            var path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, WrittenConfiguration.theirs(file.getValue()));
        }
        if (written.files().getOrDefault("main.tf", "").contains("module \"")) {
            var told = Tofu.run(root, "init", "-json", "-no-color", "-input=false");
            if (told.code() != 0) {
                return error(written, told);
            }
        }
        var arguments = new ArrayList<>(List.of("apply", "-auto-approve", "-json", "-no-color", "-input=false"));
        written.options().forEach(option -> arguments.add("-var=" + option));
        var told = Tofu.run(root, arguments.toArray(String[]::new));
        if (told.code() != 0) {
            return error(written, told);
        }
        var outputs = new TreeMap<String, String>();
        TofuJson.outputs(Tofu.run(root, "output", "-json").out())
                .forEach((name, answer) -> outputs.put(name, answer.type() + " " + answer.value()));
        return WrittenConfiguration.outputs(outputs);
    }

    private static String error(WrittenConfiguration written, Tofu.Told told) throws IOException {
        var faults = TofuJson.faults(told.out());
        if (faults.isEmpty()) {
            throw new IOException(written.id() + ": " + told.out() + told.err());
        }
        var first = faults.stream()
                .filter(fault -> !fault.file().isEmpty())
                .min(Comparator.comparing(TofuJson.Fault::file)
                        .thenComparingInt(TofuJson.Fault::line)
                        .thenComparingInt(TofuJson.Fault::column));
        return WrittenConfiguration.error(
                first.map(f -> written.place(f.file(), f.line(), f.column())).orElse("no place"));
    }
}
