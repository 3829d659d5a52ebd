package dev.tacit.testing.proofs;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of its own; it refuses to be root, so then it is the user {@code postgres}. */
final class Postgres implements AutoCloseable {
    private static final String ADMINISTRATOR = "admin";

    private final Path programs;
    private final Path home;
    private final int port;
    private final Process server;
    private final Thread last = new Thread(this::kill);

    private Postgres(Path programs, Path home, int port, Process server) {
        this.programs = programs;
        this.home = home;
        this.port = port;
        this.server = server;
        Runtime.getRuntime().addShutdownHook(last);
    }

    static Postgres start() throws Exception {
        var programs = programs();
        // The user must get there, so it is no directory of a test.
        var home = Path.of(ran(asUser("mktemp", "-d", "/tmp/tacit-pg-XXXXXX")).strip());
        ran(asUser(
                programs.resolve("initdb").toString(),
                "--pgdata=" + home.resolve("data"),
                "--username=" + ADMINISTRATOR,
                "--auth-local=trust",
                "--auth-host=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
        int port = freePort();
        var log = home.resolve("log").toFile();
        var server = new ProcessBuilder(asUser(
                        programs.resolve("postgres").toString(),
                        "-D" + home.resolve("data"),
                        "-p" + port,
                        "-k" + home,
                        "-clisten_addresses=127.0.0.1",
                        "-cfsync=off"))
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        var postgres = new Postgres(programs, home, port, server);
        for (int tries = 0; postgres.administer("select 1").code() != 0; tries++) {
            if (tries > 300 || !server.isAlive()) {
                postgres.close();
                throw new IllegalStateException("PostgreSQL did not start: " + Files.readString(log.toPath()));
            }
            Thread.sleep(100);
        }
        return postgres;
    }

    /** Where the newest release's programs are. */
    private static Path programs() throws IOException {
        var releases = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(releases)) {
            try (var found = Files.list(releases)) {
                var newest = found.filter(release -> Files.isExecutable(release.resolve("bin/initdb")))
                        .max(Comparator.comparingInt(release ->
                                Integer.parseInt(release.getFileName().toString())));
                if (newest.isPresent()) {
                    return newest.get().resolve("bin");
                }
            }
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no PostgreSQL server here: install the package postgresql (.ci/run does)"));
    }

    private static List<String> asUser(String... command) {
        var all = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    record Answer(int code, String said) {}

    private static String ran(List<String> command) throws Exception {
        var answer = answer(new ProcessBuilder(command).directory(new File("/")));
        if (answer.code() != 0) {
            throw new IllegalStateException(command + ": " + answer.said());
        }
        return answer.said();
    }

    private static Answer answer(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), said);
    }

    /** By the socket, where nobody is asked for a password. */
    Answer administer(String sql) throws IOException, InterruptedException {
        return answer(psql("--username=" + ADMINISTRATOR, "--host=" + home, "--command=" + sql));
    }

    /** Logs in over TCP, asks who that made it. */
    Answer login(String user, String password) throws IOException, InterruptedException {
        var builder = psql("--username=" + user, "--host=127.0.0.1", "--command=select current_user");
        builder.environment().put("PGPASSWORD", password);
        return answer(builder);
    }

    private ProcessBuilder psql(String... more) {
        var command = new ArrayList<>(
                List.of(programs.resolve("psql").toString(), "-X", "-Aqt", "--port=" + port, "--dbname=postgres"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command);
    }

    /** By which a program logs in as administrator. */
    Map<String, String> environment() {
        return Map.of(
                "PSQL",
                programs.resolve("psql").toString(),
                "PGHOST",
                home.toString(),
                "PGPORT",
                Integer.toString(port),
                "PGUSER",
                ADMINISTRATOR,
                "PGDATABASE",
                "postgres");
    }

    private void kill() {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        server.destroy();
        try {
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(last);
        Kills.delete(home);
    }
}
