package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetCommandsTest {
    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void declare() throws IOException {
        shell = new Shell(home, home.resolve("data"));
        shell.write("main.tacit.hcl", """
                generator "password" "db" { length = 20 }

                secret "db" { data = { password = generator.password.db.value } }

                template "db" {
                  source = secret.db
                  data   = { url = "x://{{ .password }}" }
                }

                target "directory" "local" { path = "${path.root}/run" }

                federation "db" {
                  source = template.db
                  to {
                    targets = [target.directory.local]
                    name    = "db"
                  }
                }
                """);
        assertThat(shell.run("apply -auto-approve").code()).isZero();
    }

    /** Another machine, as far as its identity goes. */
    private void rebuild() throws IOException {
        try (var files = Files.walk(home.resolve("run"))) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        shell.write(
                "other/main.tacit.hcl",
                Files.readString(home.resolve("main.tacit.hcl")).replace("${path.root}/run", "${path.root}/../run"));
        var other = new Shell(home.resolve("other"), home.resolve("other-data"));
        assertThat(other.run("apply -auto-approve").code()).isZero();
        try (var files = Files.list(home.resolve("run"))) {
            for (var file :
                    files.filter(f -> f.getFileName().toString().equals("db")).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void acceptsARebuiltTargetOnlyWhenTold() throws IOException {
        rebuild();
        assertThat(shell.run("plan").err()).contains("This target is another one than before");

        assertThat(shell.run("target replace target.directory.local").code()).isEqualTo(5);
        var replaced = shell.run("target replace target.directory.local -auto-approve");
        assertThat(replaced.all()).contains("1 deliveries to it are treated as not yet made");
        assertThat(replaced.code()).isZero();

        assertThat(shell.run("apply -auto-approve").code()).isZero();
        assertThat(home.resolve("run/db/url")).isRegularFile();
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
    }

    @Test
    void doesNotReplaceWhatIsStillTheSame() {
        var refused = shell.run("target replace target.directory.local -auto-approve");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("The target is the one it was");
    }

    @Test
    void forgetsADeadTargetAndSaysWhatStaysBehind() throws IOException {
        var text = Files.readString(home.resolve("main.tacit.hcl"));
        shell.write("main.tacit.hcl", text.substring(0, text.indexOf("target \"directory\"")));

        assertThat(shell.run("target forget target.directory.local").code()).isEqualTo(5);
        var forgotten = shell.run("target forget target.directory.local -auto-approve");
        assertThat(forgotten.code()).isZero();
        assertThat(forgotten.out()).contains("1 objects stay behind", "db");
        assertThat(home.resolve("run/db/url")).isRegularFile();

        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
        assertThat(shell.run("target forget target.directory.local -auto-approve")
                        .err())
                .contains("No such target is recorded");
    }

    @Test
    void printsThePermissionsOfKubernetesTargetsAlone() throws IOException {
        shell.write("more.tacit.hcl", """
                target "kubernetes" "prod" {
                  for_each   = toset(["eu"])
                  kubeconfig = "kubeconfig"
                  context    = each.key
                  observe    = "names"
                }

                federation "prod" {
                  source = secret.db
                  to {
                    targets    = [target.kubernetes.prod["eu"]]
                    namespaces = ["billing"]
                    name       = "db"
                  }
                }
                """);

        var printed = shell.run("target rbac -serviceaccount=ci:tacit");

        assertThat(printed.err()).isEmpty();
        assertThat(printed.out()).isEqualTo("""
                        # target.kubernetes.prod["eu"]
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: ClusterRole
                        metadata:
                          name: tacit-prod-eu
                        rules:
                          - apiGroups: [""]
                            resources: [namespaces]
                            verbs: [get]
                            resourceNames: ["billing", "kube-system"]
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: ClusterRoleBinding
                        metadata:
                          name: tacit-prod-eu
                        roleRef:
                          apiGroup: rbac.authorization.k8s.io
                          kind: ClusterRole
                          name: tacit-prod-eu
                        subjects:
                          - kind: ServiceAccount
                            name: "tacit"
                            namespace: "ci"
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: Role
                        metadata:
                          name: tacit-prod-eu
                          namespace: "billing"
                        rules:
                          - apiGroups: [""]
                            resources: [secrets]
                            verbs: [create]
                          - apiGroups: [""]
                            resources: [secrets]
                            verbs: [get, patch, delete]
                            resourceNames: ["db"]
                          - apiGroups: [""]
                            resources: [pods]
                            verbs: [list]
                          - apiGroups: ["apps"]
                            resources: [deployments]
                            verbs: [list]
                          - apiGroups: ["apps"]
                            resources: [statefulsets]
                            verbs: [list]
                          - apiGroups: ["apps"]
                            resources: [daemonsets]
                            verbs: [list]
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: RoleBinding
                        metadata:
                          name: tacit-prod-eu
                          namespace: "billing"
                        roleRef:
                          apiGroup: rbac.authorization.k8s.io
                          kind: Role
                          name: tacit-prod-eu
                        subjects:
                          - kind: ServiceAccount
                            name: "tacit"
                            namespace: "ci"
                        """);
        assertThat(shell.run("target rbac").code()).isEqualTo(1);
    }
}
