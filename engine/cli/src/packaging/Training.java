import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes the start-up cache by one run of a fixed scenario that holds no secret of anybody. */
final class Training {
    private Training() {}

    /** Empty when the cache was made, else why not. */
    static String train(Path lib) {
        try {
            Path place = Files.createTempDirectory("tacit-training");
            try {
                return run(lib, place);
            } finally {
                try (var files = Files.walk(place)) {
                    for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (Exception e) {
            return e.toString();
        }
    }

    private static String run(Path lib, Path place) throws Exception {
        try (var responder = Responder.start(place)) {
            return run(lib, place, responder);
        }
    }

    private static String run(Path lib, Path place, Responder responder) throws Exception {
        Path project = Files.createDirectory(place.resolve("project"));
        Files.writeString(
                project.resolve("main.tacit.hcl"),
                PROJECT.replace("ADDRESS", responder.address()).replace("CERTIFICATE", responder.certificate()));
        Path script = place.resolve("script");
        Files.writeString(script, SCRIPT.replace("DIR", project.toString()));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.add("@" + lib.resolve("jvm.options"));
        command.add("-Dorg.sqlite.lib.path=" + lib);
        command.add("-XX:AOTCacheOutput=" + lib.resolve("tacit.aot"));
        command.addAll(List.of("-cp", lib.resolve("tacit.jar").toString(), "dev.tacit.cli.Rehearsal", script.toString()));
        Path output = place.resolve("output");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TACIT_") || name.contains("JAVA"));
        builder.environment().put("TACIT_DATA_DIR", place.resolve("data").toString());
        var process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "the training run did not end";
        }
        if (process.exitValue() != 0) {
            return "the training run failed: " + Files.readString(output).strip();
        }
        return Files.exists(lib.resolve("tacit.aot")) ? "" : "the JVM wrote no cache";
    }

    private static final String SCRIPT =
            """
            -chdir=DIR validate
            -chdir=DIR plan
            -chdir=DIR apply -auto-approve
            -chdir=DIR plan --json
            -chdir=DIR status
            """;

    private static final String PROJECT =
            """
            variable "name" { default = "db" }

            generator "password" "db" { length = 32 }

            secret "db" {
              data = {
                username = "training_${var.name}"
                password = generator.password.db.value
              }
            }

            template "url" {
              source = secret.db
              data   = { URL = "postgres://{{ .username }}:{{ .password }}@localhost/db" }
            }

            target "directory" "local" { path = "${path.root}/run" }

            federation "db" {
              source = secret.db
              to {
                targets = [target.directory.local]
                name    = "db"
              }
            }

            target "kubernetes" "cluster" {
              server = "ADDRESS"
              ca     = <<EOT
CERTIFICATE
EOT
              token  = "training"
            }

            federation "cluster" {
              source = secret.db
              to {
                targets    = [target.kubernetes.cluster]
                namespaces = ["training"]
                name       = "db"
                metadata { labels = { app = "training" } }
              }
            }

            federation "url" {
              source = template.url
              to {
                targets = [target.directory.local]
                name    = "url"
              }
            }

            output "version" { value = secret.db.version }
            """;
}
