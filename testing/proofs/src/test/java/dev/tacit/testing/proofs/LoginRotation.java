package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A project that rotates a login of a database, which its activation tells. */
final class LoginRotation {
    /** Where a run was when it was killed, by what is found afterwards. */
    enum Phase {
        BEFORE_THE_FIRST_COMMIT("before the first commit"),
        AFTER_THE_FIRST_COMMIT("after the first commit"),
        DURING_THE_ACTIVATION("during the activation"),
        AFTER_THE_ACTIVATION("after the activation"),
        DURING_THE_DELIVERY("during the delivery"),
        BEFORE_THE_LAST_COMMIT("before the last commit"),
        AFTER_ALL("after all");

        private final String words;

        Phase(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** When the activation kills the process that runs it. */
    enum Kill {
        BEFORE_TELLING,
        /** It goes on by itself. */
        WHILE_TELLING,
        AFTER_TELLING
    }

    private static final Address SECRET = Address.of(Kind.SECRET, "db");

    /** Reads the values from standard input, so that no list of processes shows them. */
    private static final String TELL = """
            #!/bin/sh
            set -eu
            message=$(cat)
            field() { printf '%s\\n' "$message" | sed -n 's/.*"new":{[^}]*"'"$1"'":"\\([^"]*\\)".*/\\1/p'; }
            alter() {
              printf "ALTER ROLE %s PASSWORD '%s';\\n" "$(field username)" "$(field password)" |
                "$PSQL" -X -q -v ON_ERROR_STOP=1
            }
            kill=$(cat kill 2>/dev/null || :)
            rm -f kill
            echo begin >>activations
            case $kill in
              BEFORE_TELLING) kill -9 "$PPID"; exit 1 ;;
              WHILE_TELLING) kill -9 "$PPID"; sleep 0.3 ;;
            esac
            alter
            case $kill in AFTER_TELLING) kill -9 "$PPID" ;; *) echo end >>activations ;; esac
            """;

    private final Shell shell;
    private final DirectoryGround ground;

    /** One login, whose earlier password is delivered beside the current one while an overlap runs. */
    static LoginRotation overlapping(Path home, Postgres postgres) throws IOException {
        return new LoginRotation(home, postgres, 1, "overlap = \"1h\"", """
                secret "login" {
                  data = {
                    username = secret.db.data.username
                    password = secret.db.data.password
                    previous = secret.db.previous == null ? "" : secret.db.previous.password
                  }
                }
                template "login" {
                  source = secret.login
                  data   = { login = "{{ .username }}:{{ .password }}:{{ .previous }}" }
                }
                """);
    }

    /** @param slots of the generator; their logins have their letters where there are several */
    LoginRotation(Path home, Postgres postgres, int slots) throws IOException {
        this(home, postgres, slots, "", """
                template "login" {
                  source = secret.db
                  data   = { login = "{{ .username }}:{{ .password }}" }
                }
                """);
    }

    private LoginRotation(Path home, Postgres postgres, int slots, String overlap, String login) throws IOException {
        shell = new Shell(home).with("PATH", System.getenv("PATH"));
        postgres.environment().forEach(shell::with);
        ground = DirectoryGround.of(shell);
        var script = shell.write("tell", TELL).project().resolve("tell");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        shell.write(
                "main.tacit.hcl",
                ground.declaration()
                        + """
                generator "password" "db" {
                  length  = 24
                  special = false
                  slots   = SLOTS
                  rotate { every = "30d" }
                }
                secret "db" {
                  data = {
                    username = "USER"
                    password = generator.password.db.value
                  }
                  activate { command = ["./tell"] }
                  OVERLAP
                }
                """.replace("SLOTS", Integer.toString(slots))
                                .replace("OVERLAP", overlap)
                                .replace("USER", slots > 1 ? "billing_${generator.password.db.slot}" : "billing")
                        + login
                        + Declared.federation(ground, "db", "secret.db")
                        + Declared.federation(ground, "login", "template.login"));
    }

    Shell shell() {
        return shell;
    }

    /** What a program logs in by. */
    Path file() {
        return ground.root().resolve("login/login");
    }

    private static void done(Child.Ended ended) {
        assertThat(ended.code()).as(ended.output()).isZero();
    }

    private static void done(Shell.Result result) {
        assertThat(result.code()).as(result.all()).isZero();
    }

    void create() throws Exception {
        done(Child.run(shell, Distribution.packaged().command("apply", "-auto-approve")));
    }

    /** By the program as it is packaged. */
    void rotate() throws Exception {
        done(Child.run(shell, rotation()));
    }

    private static List<String> rotation() throws IOException {
        return Distribution.packaged().command("rotate", "secret.db", "-auto-approve");
    }

    /** At how many points a rotation may end, besides those of its activation. */
    int points() throws Exception {
        done(Kills.child(shell, 0, List.of("rotate", "secret.db", "-auto-approve")));
        return Integer.parseInt(Files.readString(shell.home().resolve("points")));
    }

    Phase killedAt(int point) throws Exception {
        var was = Found.by(this);
        Kills.child(shell, point, List.of("rotate", "secret.db", "-auto-approve"));
        return finished(was);
    }

    Phase killedBy(Kill kill) throws Exception {
        var was = Found.by(this);
        shell.write("kill", kill.name());
        var ended = Child.run(shell, rotation());
        assertThat(ended.code()).as(ended.output()).isEqualTo(Points.HALTED);
        return finished(was);
    }

    /** Lets the next plan and apply finish what was killed. */
    private Phase finished(Found was) throws Exception {
        var is = Found.by(this);
        var phase = is.phase(was);
        done(shell.run("plan"));
        done(shell.run("apply", "-auto-approve"));
        var plan = shell.run("plan", "-detailed-exitcode");
        assertThat(plan.code()).as(plan.all()).isZero();
        var then = Found.by(this);
        int expected = was.versions() + (phase == Phase.BEFORE_THE_FIRST_COMMIT ? 0 : 1);
        assertThat(then.versions()).as("no version lost, none made twice").isEqualTo(expected);
        assertThat(then.unfinished()).isFalse();
        assertThat(then.delivered().equals(was.delivered())).isEqualTo(phase == Phase.BEFORE_THE_FIRST_COMMIT);
        assertThat(ground.leftovers()).isEmpty();
        return phase;
    }

    /** What is recorded of the overlap of its last version. */
    String overlapping() throws Exception {
        try (var ledger = shell.behind().stores().require()) {
            var secret = (SecretRecord) ledger.snapshot()
                    .find(SecretRecord.key(SECRET))
                    .orElseThrow()
                    .record();
            var overlap = Objects.requireNonNull(secret.overlap());
            assertThat(overlap.version()).isEqualTo(secret.current().number());
            assertThat(overlap.previous()).isEqualTo(overlap.version() - 1);
            assertThat(overlap.ends()).isPresent();
            return "version " + overlap.previous() + " is delivered beside version " + overlap.version() + " for "
                    + overlap.length().toMinutes() + " min";
        }
    }

    int versions() throws Exception {
        return Found.by(this).versions();
    }

    /** What can be seen of a rotation from outside. */
    private record Found(
            int versions, int begun, int ended, boolean unfinished, String delivered, Set<String> leftovers) {
        static Found by(LoginRotation rotation) throws Exception {
            var log = rotation.shell.project().resolve("activations");
            var told = Files.exists(log) ? Files.readAllLines(log) : List.<String>of();
            try (var ledger = rotation.shell.behind().stores().require()) {
                var snapshot = ledger.snapshot();
                var secret = (SecretRecord)
                        snapshot.find(SecretRecord.key(SECRET)).orElseThrow().record();
                return new Found(
                        secret.versions().stream()
                                .mapToInt(SecretVersion::number)
                                .max()
                                .orElse(0),
                        (int) told.stream().filter("begin"::equals).count(),
                        (int) told.stream().filter("end"::equals).count(),
                        snapshot.state().stream()
                                .anyMatch(stored -> stored.record() instanceof RolloutRecord r
                                        && r.status() == RolloutRecord.Status.OPEN),
                        rotation.ground.objects().toString(),
                        Set.of(rotation.ground.leftovers()));
            }
        }

        Phase phase(Found was) {
            if (versions == was.versions) {
                return Phase.BEFORE_THE_FIRST_COMMIT;
            }
            if (begun == was.begun) {
                return Phase.AFTER_THE_FIRST_COMMIT;
            }
            if (ended == was.ended) {
                return Phase.DURING_THE_ACTIVATION;
            }
            if (!leftovers.equals(Set.of(""))) {
                return Phase.DURING_THE_DELIVERY;
            }
            if (delivered.equals(was.delivered)) {
                return Phase.AFTER_THE_ACTIVATION;
            }
            return unfinished ? Phase.BEFORE_THE_LAST_COMMIT : Phase.AFTER_ALL;
        }
    }
}
