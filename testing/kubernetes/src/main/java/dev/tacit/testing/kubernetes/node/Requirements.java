package dev.tacit.testing.kubernetes.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a machine must have and allow before it can be a node. */
final class Requirements {
    /** Programs with their Debian packages. */
    private static final Map<String, String> PROGRAMS = Map.ofEntries(
            Map.entry("containerd", "containerd"),
            Map.entry("containerd-shim-runc-v2", "containerd"),
            Map.entry("ctr", "containerd"),
            Map.entry("runc", "runc"),
            Map.entry("unshare", "util-linux"),
            Map.entry("setpriv", "util-linux"),
            Map.entry("nsenter", "util-linux"),
            Map.entry("flock", "util-linux"),
            Map.entry("mount", "mount"),
            Map.entry("ip", "iproute2"),
            Map.entry("pkill", "procps"));

    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    private Requirements() {}

    /** Why this machine cannot be a node; empty when it can. */
    static Optional<String> missing() {
        return Once.MISSING;
    }

    private static final class Once {
        static final Optional<String> MISSING = ask();
    }

    private static Optional<String> ask() {
        return Stream.<java.util.function.Supplier<Optional<String>>>of(
                        Requirements::system,
                        () -> programs(System.getenv("PATH")),
                        Requirements::groups,
                        Requirements::namespaces)
                .flatMap(check -> check.get().stream())
                .findFirst();
    }

    private static Optional<String> system() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("this is " + System.getProperty("os.name") + ", a node needs Linux");
        }
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            boolean isRoot = lines.anyMatch(line -> line.matches("Uid:\\s+\\d+\\s+0\\s.*"));
            return isRoot ? Optional.empty() : Optional.of("a node needs root");
        } catch (IOException e) {
            return Optional.of("no /proc: " + e.getMessage());
        }
    }

    static Optional<String> programs(String path) {
        return PROGRAMS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(program -> !isOn(path, program.getKey()))
                .map(program -> program.getKey() + " is not installed (Debian: " + program.getValue() + ")")
                .findFirst();
    }

    private static boolean isOn(String path, String program) {
        return Arrays.stream(path.split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Version 2 is one hierarchy, whose controllers a group must hand on; version 1 is one hierarchy for each. */
    private static Optional<String> groups() {
        boolean isVersion2 = Files.exists(GROUPS.resolve("cgroup.controllers"));
        var tops = isVersion2
                ? List.of(GROUPS)
                : Stream.of("cpu", "cpuacct", "cpuset", "memory", "pids", "devices", "freezer")
                        .map(GROUPS::resolve)
                        .toList();
        for (Path top : tops) {
            try {
                Files.delete(Files.createTempDirectory(top, "tacit-tried-"));
            } catch (IOException e) {
                return Optional.of("no cgroup can be made in " + top);
            }
        }
        if (isVersion2) {
            var handedOn = GROUPS.resolve("cgroup.subtree_control");
            try {
                Files.writeString(handedOn, "+cpu +cpuset +memory +pids");
            } catch (IOException e) {
                return Optional.of("controllers cannot be added to " + handedOn);
            }
        }
        return Optional.empty();
    }

    /** Containers need an overlay within them. */
    private static Optional<String> namespaces() {
        try {
            var process = new ProcessBuilder(
                            "unshare", "-m", "-p", "-f", "--mount-proc", "--propagation", "private", "sh", "-ec", """
                            mount -t tmpfs tried /mnt
                            mkdir /mnt/lower /mnt/upper /mnt/work /mnt/all
                            mount -t overlay tried -o lowerdir=/mnt/lower,upperdir=/mnt/upper,workdir=/mnt/work /mnt/all
                            """)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return process.waitFor() == 0
                    ? Optional.empty()
                    : Optional.of("no namespaces with mounts of their own can be made: " + said.strip());
        } catch (IOException e) {
            return Optional.of("unshare does not run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
