package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.TargetRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What a project came to, in its store as where it delivers. */
record Aftermath(Shell shell, Ground ground) {
    /** Plans, applies, plans once more: then nothing is to be done, everything recorded is there. */
    void converges(String... flags) throws Exception {
        isWhole();
        done(with("plan", flags));
        done(with("apply", flags));
        var plan = shell.run(with("plan", flags));
        assertThat(plan.code()).as("second plan: " + plan.all()).isZero();
        done("audit", "verify");
        isWhole();
        assertThat(ground.leftovers()).as("left behind").isEmpty();
        assertThat(deliveries()).allMatch(DeliveryRecord::isSettled);
        for (var delivery : deliveries()) {
            assertThat(ground.objects().get(delivery.object().name()))
                    .as("delivered " + delivery.object())
                    .isEqualTo(data(delivery));
        }
    }

    /** No record names content that is not there. */
    private void isWhole() throws Exception {
        var found = shell.behind().stores().find();
        if (found.isEmpty()) {
            return;
        }
        try (var ledger = found.get()) {
            var snapshot = ledger.snapshot();
            for (var stored : snapshot.state()) {
                for (var content : stored.record().payloads()) {
                    assertThat(snapshot.payload(content))
                            .as(content.toString())
                            .isInstanceOf(OpenedPayload.Opened.class);
                }
            }
        }
    }

    private static String[] with(String command, String... flags) {
        var words = new ArrayList<>(List.of(command));
        words.add(command.equals("apply") ? "-auto-approve" : "-detailed-exitcode");
        words.addAll(List.of(flags));
        return words.toArray(String[]::new);
    }

    /** Ends well; a plan may have found something to do. */
    void done(String... words) {
        var result = shell.run(words);
        assertThat(result.code()).as(List.of(words) + ": " + result.all()).isIn(0, words[0].equals("plan") ? 2 : 0);
    }

    List<DeliveryRecord> deliveries() throws Exception {
        return records().stream()
                .filter(DeliveryRecord.class::isInstance)
                .map(DeliveryRecord.class::cast)
                .toList();
    }

    /** Names of the objects that are recorded. */
    List<String> recorded() throws Exception {
        return deliveries().stream()
                .map(delivery -> delivery.object().name())
                .sorted()
                .toList();
    }

    List<StoreRecord> records() throws Exception {
        try (var ledger = shell.behind().stores().require()) {
            var records = new ArrayList<StoreRecord>();
            for (var stored : ledger.snapshot().state()) {
                records.add(stored.record());
            }
            return records;
        }
    }

    Optional<TargetRecord> target(String address) throws Exception {
        return records().stream()
                .filter(TargetRecord.class::isInstance)
                .map(TargetRecord.class::cast)
                .filter(target -> target.address().toString().equals(address))
                .findFirst();
    }

    /** Whether a secret is recorded, and not as one that was removed. */
    boolean has(String secret) throws Exception {
        return secret(secret)
                .filter(found -> found.presence() == SecretRecord.Presence.DECLARED)
                .isPresent();
    }

    private Optional<SecretRecord> secret(String secret) throws Exception {
        return records().stream()
                .filter(SecretRecord.class::isInstance)
                .map(SecretRecord.class::cast)
                .filter(found -> found.address().toString().equals(secret))
                .findFirst();
    }

    List<Integer> versions(String secret) throws Exception {
        return secret(secret).orElseThrow().versions().stream()
                .map(SecretVersion::number)
                .toList();
    }

    /** Empty where it is not kept. */
    Map<String, String> content(String secret, int version) throws Exception {
        try (var ledger = shell.behind().stores().require()) {
            var key = SecretRecord.payload(Address.parse(secret).orElseThrow(), version);
            return text(ledger.snapshot().payload(key));
        }
    }

    private Map<String, String> data(DeliveryRecord delivery) throws Exception {
        try (var ledger = shell.behind().stores().require()) {
            return text(ledger.snapshot().payload(delivery.payload()));
        }
    }

    private static Map<String, String> text(OpenedPayload payload) {
        var data = new TreeMap<String, String>();
        switch (payload) {
            case OpenedPayload.Opened opened ->
                opened.payload()
                        .toBytes()
                        .forEach((key, bytes) -> data.put(key, new String(bytes, StandardCharsets.UTF_8)));
            case OpenedPayload.Missing _ -> {}
            case OpenedPayload.NeedsValueKey _, OpenedPayload.Failed _ -> throw new AssertionError("not to be opened");
        }
        return data;
    }

    Map<String, String> object(String name) throws Exception {
        return Objects.requireNonNull(ground.objects().get(name), name);
    }
}
