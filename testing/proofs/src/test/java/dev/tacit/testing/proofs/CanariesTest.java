package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.Fault;
import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.SeenRequest;
import dev.tacit.testing.kubernetes.TestCluster;
import dev.tacit.testing.rules.Claims;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No value is left anywhere but where it is delivered. */
@Tag("real:launcher")
@Tag("real:sqlite")
class CanariesTest {
    private static final Map<String, String> MISTAKES = new TreeMap<>(Map.of(
            "literal", "secret \"wrong\" {\n  data = { a = CANARY, b = nothing.here }\n}\n",
            "syntax", "secret \"wrong\" {\n  data = { a = CANARY b = }\n}\n",
            "call", "secret \"wrong\" {\n  data = { a = nofunction(CANARY, var.token) }\n}\n",
            "number", "generator \"password\" \"wrong\" { length = var.token }\n",
            "name", "target \"directory\" \"wrong\" { path = var.token }\n",
            "key", "template \"wrong\" {\n  source = secret.db\n  data = { a = \"${var.token} {{ .nokey }}\" }\n}\n",
            "document",
                    "template \"wrong\" {\n  source = secret.db\n  format = \"json\"\n  data = { a = \"{ {{ .token }}\" }\n}\n",
            "parse", "secret \"wrong\" {\n  data = { a = tostring(jsondecode(var.token)) }\n}\n"));

    @TempDir
    Path home;

    private final Canaries canaries = new Canaries();
    private Shell shell;
    private Watched program;

    @BeforeEach
    void makeAProject() throws IOException {
        shell = new Shell(home);
        shell.with("TMPDIR", home.resolve("tmp").toString());
        program = new Watched(shell, Distribution.packaged().copy(home.resolve("dist"), home.resolve("tmp")));
    }

    @Test
    void aDirectoryIsTheOnlyPlaceWithValues() throws Exception {
        Claims.prove("no value anywhere but where it goes, directory", () -> {
            var ground = DirectoryGround.of(shell);
            commands(ground);
            mistakes();
            crash(ground);
            return searched(ground);
        });
    }

    @Test
    @Tag("real:kube-apiserver")
    void aClusterIsTheOnlyPlaceWithValues() throws Exception {
        var cluster = TestCluster.shared();
        Claims.prove("no value anywhere but where it goes, API server that echoes values", () -> {
            try (var proxy = FaultProxy.before(cluster)) {
                var ground = ClusterGround.of(cluster, proxy.context("admin"), shell);
                canaries.add("cluster token", cluster.adminToken());
                proxy.inject(SeenRequest::isWrite, 2, new Fault.Refuse(422, "Invalid"));
                declare(ground, "a");
                assertThat(program.run("apply", "-auto-approve")).isEqualTo(3);
                assertThat(program.outputs().getLast()).contains("refused");
                proxy.inject(SeenRequest::isWrite, 1, new Fault.Refuse(403, "Forbidden"));
                assertThat(program.run("apply", "-auto-approve", "--json")).isEqualTo(3);
                commands(ground);
                crash(ground);
                return searched(ground);
            }
        });
    }

    private void declare(Ground ground, String day) throws IOException {
        shell.with("TACIT_VAR_token", canaries.of("token " + day));
        shell.write("given.tacitvars", "license = " + canaries.quoted("license " + day) + "\n");
        var text = """
                variable "token" {
                  type      = string
                  sensitive = true
                }
                variable "license" {
                  type      = string
                  sensitive = true
                  default   = DEFAULT
                }
                generator "password" "db" { length = 40 }
                secret "db" {
                  data = {
                    token    = var.token
                    license  = var.license
                    literal  = LITERAL
                    password = generator.password.db.value
                  }
                }
                template "env" {
                  source = secret.db
                  data   = { URL = "postgres://{{ .password }}@{{ .token }}/{{ .license }}" }
                }
                output "token" {
                  value     = secret.db.data.token
                  sensitive = true
                }
                """.replace("DEFAULT", canaries.quoted("default"))
                .replace("LITERAL", canaries.quoted("literal " + day));
        var federations = List.of("db", "env").stream()
                .map(name -> """
                        federation "NAME" {
                          source = SOURCE
                          to {
                            targets = [TARGET]
                        NAMESPACES    name    = "NAME"
                          }
                        }
                        """.replace("NAMESPACES", ground.namespaces())
                        .replace("NAME", name)
                        .replace("SOURCE", name.equals("db") ? "secret.db" : "template.env")
                        .replace("TARGET", ground.reference()))
                .collect(Collectors.joining());
        shell.write("main.tacit.hcl", ground.declaration() + text + federations);
    }

    private void commands(Ground ground) throws Exception {
        declare(ground, "a");
        done("init");
        done("validate");
        done("plan");
        done("plan", "--json");
        done("plan", "-var-file=given.tacitvars", "-out=a.plan");
        done("show", "a.plan");
        done("apply", "a.plan");
        assertThat(program.run("apply", "a.plan")).as("a used plan").isEqualTo(5);
        declare(ground, "b");
        done("plan", "-var-file=given.tacitvars", "--json", "-out=b.plan");
        done("apply", "-auto-approve", "--json", "-var-file=given.tacitvars");
        assertThat(program.run("apply", "b.plan")).as("a stale plan").isEqualTo(5);
        for (var line : List.of("show", "status", "output", "history secret.db", "diff secret.db 1 2")) {
            done(line.split(" ", -1));
            done((line + " --json").split(" ", -1));
        }
        canaries.add(
                "password", program.reveal("reveal", "secret.db", "password").strip());
        assertThat(canaries.of("password")).hasSize(40);
        assertThat(program.reveal("output", "-raw", "token").strip()).isEqualTo(canaries.of("token b"));
    }

    private void done(String... args) throws Exception {
        int code = program.run(args);
        assertThat(code)
                .as(String.join(" ", args) + ": " + program.outputs().getLast())
                .isZero();
    }

    /** Runs that end with diagnostics beside values. */
    private void mistakes() throws Exception {
        for (var mistake : MISTAKES.entrySet()) {
            var text = mistake.getValue().replace("CANARY", canaries.quoted("beside " + mistake.getKey()));
            shell.write("wrong.tacit.hcl", text);
            assertThat(program.run("plan"))
                    .as(mistake.getKey() + program.outputs().getLast())
                    .isEqualTo(1);
            if (Claims.full()) {
                assertThat(program.run("validate", "--json"))
                        .as(mistake.getKey())
                        .isEqualTo(1);
            }
        }
        Files.delete(shell.project().resolve("wrong.tacit.hcl"));
        Files.write(shell.project().resolve("b.plan"), new byte[] {1, 2, 3});
        assertThat(program.run("apply", "b.plan")).isEqualTo(1);
    }

    /** At points within the work, as well as whenever. */
    private void crash(Ground ground) throws Exception {
        for (int point : Claims.full() ? new int[] {2, 9, 17, 25, 33, 41} : new int[] {9, 25}) {
            declare(ground, "c" + point);
            var ended = Child.run(
                    shell,
                    HaltingMain.class,
                    Integer.toString(point),
                    shell.home().resolve("points").toString(),
                    "apply",
                    "-auto-approve");
            assertThat(ended.code()).as(ended.output()).isEqualTo(Points.HALTED);
            program.outputs().add(ended.output());
        }
        declare(ground, "d");
        program.kill(400, "apply", "-auto-approve");
        declare(ground, "e");
        done("apply", "-auto-approve", "-var-file=given.tacitvars");
    }

    private String searched(Ground ground) throws IOException {
        assertThat(program.left()).isEmpty();
        var search = canaries.search();
        program.searchWith(search);
        search.below(home, file -> {
            var name = file.getFileName().toString();
            return name.endsWith(".tacit.hcl")
                    || name.endsWith(".tacitvars")
                    || name.equals("kubeconfig")
                    || file.startsWith(shell.project().resolve("run"));
        });
        assertThat(search.found()).as("values where none may be").isEmpty();

        var delivered = canaries.search();
        for (var object : ground.objects().values()) {
            for (var value : object.values()) {
                delivered.in("the target", value.getBytes(StandardCharsets.UTF_8));
            }
        }
        for (var name : List.of("token e", "license e", "literal e", "password")) {
            assertThat(delivered.found()).as("delivered").contains(name + " as raw in the target");
        }
        return search.extent() + ", " + canaries.values().size() + " values: found only where delivered";
    }
}
