package dev.tacit.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.plan.Change;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.Validity;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Address FEDERATION = Address.of(Kind.FEDERATION, "db");

    private static StoreRecord delivery(String cluster, DeliveryRecord.Status status) {
        var change = (Change.Deliver) Plans.deliver(
                FEDERATION, Plans.cluster(cluster), "billing", Change.Deliver.Action.UPDATE, Reason.NEW_VERSION);
        return change.next().seen(status, "uid", "1");
    }

    private static String text(StoreRecord... records) {
        return Standing.of(List.of(records), Plans.NOW).stream()
                .filter(listing -> !listing.rows().isEmpty())
                .map(Listing::text)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void tellsWhatIsOutstandingWhereAndWhatWasDeferred() {
        var secret = ((Change.NewVersion) Plans.version(Plans.secret("db"), Reason.CONTENT_CHANGED, 1, 0)).next();

        assertThat(text(
                        delivery("eu", DeliveryRecord.Status.DELIVERED),
                        delivery("us", DeliveryRecord.Status.PENDING),
                        secret,
                        new RolloutRecord("7".repeat(32), Plans.NOW, 3, Plans.NOW, RolloutRecord.Status.OPEN, "")))
                .isEqualTo("""
                        TARGET                        IDENTITY  OBJECTS  PENDING  BEHIND
                        target.kubernetes.prod["eu"]            1        0        1
                        target.kubernetes.prod["us"]            1        1        0

                        PLAN                              STARTED               SERIAL
                        77777777777777777777777777777777  2026-11-01T12:00:00Z  3

                        FEDERATION     TARGET                        OBJECT                  STATUS
                        federation.db  target.kubernetes.prod["us"]  billing/db-credentials  pending

                        FEDERATION     TARGET                        OBJECT                  DELIVERED  NEWEST
                        federation.db  target.kubernetes.prod["eu"]  billing/db-credentials  1          2
                        """);
    }

    @Test
    void tellsWhatIsKeptAsKeptAndNeverAsPending() {
        var secret = ((Change.NewVersion) Plans.version(Plans.secret("db"), Reason.CONTENT_CHANGED, 1, 0)).next();
        var records = List.of(
                delivery("eu", DeliveryRecord.Status.KEPT), delivery("us", DeliveryRecord.Status.DELETING), secret);

        assertThat(text(records.toArray(StoreRecord[]::new))).isEqualTo("""
                        TARGET                        IDENTITY  OBJECTS  PENDING  BEHIND
                        target.kubernetes.prod["eu"]            1        0        0
                        target.kubernetes.prod["us"]            1        1        0

                        FEDERATION     TARGET                        OBJECT                  STATUS
                        federation.db  target.kubernetes.prod["us"]  billing/db-credentials  deleting

                        FEDERATION     TARGET                        OBJECT                  VERSION
                        federation.db  target.kubernetes.prod["eu"]  billing/db-credentials  1
                        """);
        assertThat(Standing.of(records, Plans.NOW).stream().flatMap(listing -> listing.json().stream()))
                .contains("{'type':'kept','federation':'federation.db',"
                        .concat("'target':'target.kubernetes.prod[\\'eu\\']',")
                        .concat("'object':'billing/db-credentials','version':1}")
                        .replace('\'', '"'));
    }

    @Test
    void tellsWhatExpiresSoonest() {
        var later = expiring("later", 20);
        assertThat(text(expiring("far", 31), later, expiring("gone", -1))).isEqualTo("""
                        SECRET        VERSION  EXPIRES               STATE
                        secret.gone   1        2026-10-31T12:00:00Z  expired
                        secret.later  1        2026-11-21T12:00:00Z  expires soon
                        """);
    }

    private static StoreRecord expiring(String name, int days) {
        var validity = new Validity(null, Plans.NOW.plus(Duration.ofDays(days)));
        var version = new SecretVersion(1, Plans.NOW, Reason.FIRST, 0, new TreeMap<>(), validity);
        return new SecretRecord(Plans.secret(name), "", 10, SecretRecord.Presence.DECLARED, List.of(version));
    }

    @Test
    void isSilentWhereAllIsAsItShouldBe() {
        assertThat(text(delivery("eu", DeliveryRecord.Status.DELIVERED))).doesNotContain("NEWEST", "STATUS", "PLAN");
    }
}
