package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.proofs.LoginRotation.Kill;
import dev.tacit.testing.proofs.LoginRotation.Phase;
import dev.tacit.testing.rules.Claims;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins of a database are rotated under somebody who goes on logging in with what is delivered. */
@Tag("real:postgresql")
@Tag("real:launcher")
@Tag("real:sqlite")
class LoginRotationTest {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Often enough to see how long nobody can log in. */
    private static final Duration SHORT_PAUSE = Duration.ofMillis(5);

    private final int rotations = Claims.full() ? 20 : 3;
    private final Random random = new Random(Long.getLong("tacit.seed", 20261125));

    @TempDir
    Path home;

    @Test
    void nobodyIsLockedOutWhenTwoLoginsTakeTurns() throws Exception {
        try (var postgres = Postgres.start()) {
            made(postgres, "billing_a");
            made(postgres, "billing_b");
            var rotation = new LoginRotation(home, postgres, 2);
            rotation.create();
            try (var logins = new Logins(postgres, rotation.file(), PAUSE)) {
                Claims.prove(
                        "two slots: no login fails while a PostgreSQL login is rotated",
                        () -> rotated(rotation, logins));
                Claims.prove(
                        "two slots: no login fails when a rotation is killed in any phase, then applied",
                        () -> killed(rotation, logins));
            }
        }
    }

    private static void made(Postgres postgres, String user) throws Exception {
        var made = postgres.administer("create role " + user + " login");
        assertThat(made.code()).as(made.said()).isZero();
    }

    private String rotated(LoginRotation rotation, Logins logins) throws Exception {
        var user = logins.await();
        assertThat(user).isEqualTo("billing_a");
        for (int i = 1; i <= rotations; i++) {
            rotation.rotate();
            user = logins.await();
            assertThat(user).isEqualTo(i % 2 == 0 ? "billing_a" : "billing_b");
        }
        assertThat(rotation.versions()).isEqualTo(1 + rotations);
        return rotations + " rotations, " + figure(logins);
    }

    /** All logins so far, of which none failed. */
    private static String figure(Logins logins) {
        assertThat(logins.failures()).isEmpty();
        var attempts = logins.soFar();
        long length = attempts.getLast().ended() - attempts.getFirst().began();
        return attempts.size() + " logins in " + Duration.ofNanos(length).toSeconds() + " s, "
                + logins.failures().size() + " failed";
    }

    private String killed(LoginRotation rotation, Logins logins) throws Exception {
        int before = logins.soFar().size();
        var phases = new EnumMap<Phase, Integer>(Phase.class);
        for (var kill : kills()) {
            var phase = rotation.killedBy(kill);
            phases.merge(phase, 1, Integer::sum);
            logins.await();
            assertThat(phase).isEqualTo(Phase.DURING_THE_ACTIVATION);
        }
        int last = rotation.points();
        logins.await();
        for (int point : points(last)) {
            try {
                phases.merge(rotation.killedAt(point), 1, Integer::sum);
            } catch (AssertionError e) {
                throw new AssertionError("point " + point + ": " + e.getMessage(), e);
            }
            logins.await();
        }
        if (Claims.full()) {
            assertThat(phases.keySet())
                    .contains(
                            Phase.BEFORE_THE_FIRST_COMMIT,
                            Phase.AFTER_THE_FIRST_COMMIT,
                            Phase.DURING_THE_ACTIVATION,
                            Phase.AFTER_THE_ACTIVATION,
                            Phase.DURING_THE_DELIVERY,
                            Phase.BEFORE_THE_LAST_COMMIT);
        }
        assertThat(logins.soFar()).hasSizeGreaterThan(before + phases.size());
        return phases.entrySet().stream()
                        .map(entry -> entry.getValue() + " killed " + entry.getKey())
                        .collect(Collectors.joining(", "))
                + "; with those above " + figure(logins);
    }

    private List<Kill> kills() {
        var all = List.of(Kill.values());
        return Claims.full() ? all : List.of(all.get(random.nextInt(all.size())));
    }

    private List<Integer> points(int last) {
        var points = new ArrayList<Integer>();
        if (Claims.full()) {
            for (int point = 1; point <= last; point++) {
                points.add(point);
            }
        } else {
            points.add(1 + random.nextInt(last));
        }
        return points;
    }

    @Test
    void withOneLoginNobodyGetsInBetweenItsActivationAndItsDelivery() throws Exception {
        try (var postgres = Postgres.start()) {
            made(postgres, "billing");
            var rotation = new LoginRotation(home, postgres, 1);
            rotation.create();
            try (var logins = new Logins(postgres, rotation.file(), SHORT_PAUSE)) {
                Claims.prove(
                        "one slot: logins fail only from the activation until the new password is delivered",
                        () -> windows(rotation, logins));
            }
        }
    }

    @Test
    void theEarlierPasswordOfOneLoginOpensNothingBeforeTheNewOneIsDelivered() throws Exception {
        try (var postgres = Postgres.start()) {
            made(postgres, "billing");
            var rotation = LoginRotation.overlapping(home, postgres);
            rotation.create();
            try (var logins = new Logins(postgres, rotation.file(), SHORT_PAUSE)) {
                Claims.prove(
                        "one slot and overlap: logins by the delivered password, else by the previous one, fail only from the"
                                + " activation until the new one is delivered",
                        () -> windows(rotation, logins) + "; " + rotation.overlapping());
            }
        }
    }

    private String windows(LoginRotation rotation, Logins logins) throws Exception {
        var windows = new ArrayList<Long>();
        int failed = 0;
        for (int i = 0; i < rotations; i++) {
            logins.await();
            int before = logins.soFar().size();
            rotation.rotate();
            logins.await();
            var during = logins.soFar().subList(before, logins.soFar().size());
            var failures = during.stream().filter(Logins.Attempt::failed).toList();
            failed += failures.size();
            if (failures.isEmpty()) {
                windows.add(0L);
                continue;
            }
            var first = during.indexOf(failures.getFirst());
            var last = during.indexOf(failures.getLast());
            assertThat(during.subList(first, last + 1)).as("one window").allMatch(Logins.Attempt::failed);
            windows.add((during.get(last + 1).began() - failures.getFirst().began()) / 1_000_000);
        }
        assertThat(windows).allMatch(window -> window < 5_000);
        windows.sort(null);
        return rotations + " rotations, " + logins.soFar().size() + " logins, " + failed
                + " failed; within windows of " + windows.getFirst() + " to " + windows.getLast() + " ms, half of them "
                + windows.get(windows.size() / 2) + " ms or less";
    }
}
