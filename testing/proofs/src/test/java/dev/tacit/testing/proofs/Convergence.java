package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether a project came to what is declared after a run that did not end. */
final class Convergence {
    private static final Address SECRET = Address.of(Kind.SECRET, "db");

    private Convergence() {}

    /** Plans, applies, plans once more. Answers the password that is delivered. */
    static String reach(Shell shell, Ground ground, Stage stage) throws Exception {
        done(shell.run("plan"));
        done(shell.run("apply", "-auto-approve"));
        var plan = shell.run("plan", "-detailed-exitcode");
        assertThat(plan.code()).as("second plan: " + plan.all()).isZero();
        return check(shell, ground, stage);
    }

    /** Nothing of a version is delivered whose issuer has not heard of it. */
    static void toldFirst(Shell shell, Ground ground, Stage stage) throws IOException {
        boolean delivered;
        try {
            delivered = ground.objects().values().stream().anyMatch(data -> data.containsValue(stage.token()));
        } catch (NoSuchFileException e) {
            return; // it ended between the two steps of a delete, which come after everything else
        }
        assertThat(!delivered || told(shell).anyMatch(line -> says(line, stage)))
                .as("told before it is delivered")
                .isTrue();
    }

    /** What the issuer was told, line by line. */
    private static Stream<String> told(Shell shell) throws IOException {
        var file = shell.project().resolve("told");
        return Files.exists(file) ? Files.readAllLines(file).stream() : Stream.empty();
    }

    private static boolean says(String line, Stage stage) {
        return line.endsWith("\"version\":" + stage.version() + "}") && line.contains(stage.token());
    }

    private static void done(Shell.Result result) {
        assertThat(result.code()).as(result.all()).isZero();
    }

    private static String check(Shell shell, Ground ground, Stage stage) throws Exception {
        try (var ledger = shell.behind().stores().require()) {
            var snapshot = ledger.snapshot();
            var found = snapshot.find(SecretRecord.key(SECRET)).orElseThrow().record();
            var secret = (SecretRecord) found;
            assertThat(secret.versions().stream().map(SecretVersion::number))
                    .as("versions, none lost, none made twice")
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, stage.version()).boxed().toList());

            var current = new TreeMap<String, String>();
            switch (snapshot.payload(SecretRecord.payload(SECRET, stage.version()))) {
                case OpenedPayload.Opened opened ->
                    opened.payload()
                            .toBytes()
                            .forEach((key, bytes) -> current.put(key, new String(bytes, StandardCharsets.UTF_8)));
                case OpenedPayload.Missing _, OpenedPayload.NeedsValueKey _, OpenedPayload.Failed _ ->
                    throw new AssertionError("the current version has no content");
            }
            var password = current.getOrDefault("password", "");
            assertThat(password).hasSize(24);
            assertThat(current.equals(stage.secret(password)))
                    .as("current version")
                    .isTrue();
            assertThat(ground.objects().keySet())
                    .isEqualTo(stage.objects(password).keySet());
            for (Map.Entry<String, Map<String, String>> object :
                    stage.objects(password).entrySet()) {
                assertThat(ground.objects().get(object.getKey()))
                        .as("delivered " + object.getKey())
                        .isEqualTo(object.getValue());
            }
            var last = told(shell).reduce("", (_, line) -> line);
            assertThat(says(last, stage) && last.contains("\"password\":\"" + password + "\""))
                    .as("what the issuer heard last")
                    .isTrue();
            assertThat(ground.leftovers()).as("left behind").isEmpty();

            var deliveries = snapshot.state().stream()
                    .filter(stored -> stored.record() instanceof DeliveryRecord)
                    .map(stored -> (DeliveryRecord) stored.record())
                    .toList();
            assertThat(deliveries).hasSameSizeAs(stage.federations());
            assertThat(deliveries)
                    .allMatch(delivery -> delivery.status() == DeliveryRecord.Status.DELIVERED
                            && delivery.sourceVersion() == stage.version());
            return password;
        }
    }
}
