package dev.tacit.core.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.liveness.Conduct.Reload;
import dev.tacit.core.liveness.Reference.Via;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
    private static final Conduct WATCHES = new Conduct(Reload.WATCH, "");
    private static final Conduct SIGNALLED = new Conduct(Reload.SIGNAL, "");
    private static final Conduct RELOADER = new Conduct(Reload.UNSAID, "Reloader");

    private static @Nullable Verdict of(Reference reference, Manner manner, Conduct conduct) {
        return Verdict.of(reference, manner, Optional.of(Set.of("a")), conduct).orElse(null);
    }

    /** Columns: says nothing; watches its files; Reloader restarts it. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            VOLUME,    FILE_UPDATES, LIVE,       RESTARTED
            PROJECTED, FILE_UPDATES, LIVE,       RESTARTED
            SUB_PATH,  NOT_LIVE,     NOT_LIVE,   RESTARTED
            VARIABLE,  NOT_LIVE,     NOT_LIVE,   RESTARTED
            VARIABLES, NOT_LIVE,     NOT_LIVE,   RESTARTED
            INIT,      NOT_LIVE,     NOT_LIVE,   RESTARTED
            UNMOUNTED, ,             ,
            PULL,      NEXT_USE,     NEXT_USE,   NEXT_USE
            MOUNT,     NEXT_USE,     NEXT_USE,   NEXT_USE
            INGRESS,   CONTROLLER,   CONTROLLER, CONTROLLER
            GATEWAY,   CONTROLLER,   CONTROLLER, CONTROLLER
            OTHER,     UNKNOWN,      UNKNOWN,    UNKNOWN
            """)
    void everyReferenceHasItsVerdict(
            Via via, @Nullable Verdict unsaid, @Nullable Verdict watching, @Nullable Verdict restarted) {
        var reference = Reference.whole(via, "");
        assertThat(of(reference, Manner.IN_PLACE, Conduct.UNSAID)).isEqualTo(unsaid);
        assertThat(of(reference, Manner.IN_PLACE, WATCHES)).isEqualTo(watching);
        assertThat(of(reference, Manner.IN_PLACE, SIGNALLED)).isEqualTo(watching);
        assertThat(of(reference, Manner.IN_PLACE, RELOADER)).isEqualTo(restarted);
    }

    @ParameterizedTest
    @EnumSource(
            value = Via.class,
            names = {"UNMOUNTED", "OTHER"},
            mode = EnumSource.Mode.EXCLUDE)
    void aReferenceToOtherKeysIsNotAffected(Via via) {
        assertThat(of(Reference.of(via, "", Set.of("b", "c")), Manner.IN_PLACE, Conduct.UNSAID))
                .isNull();
        assertThat(of(Reference.of(via, "", Set.of("b", "a")), Manner.IN_PLACE, Conduct.UNSAID))
                .isNotNull();
    }

    @Test
    void whoeverKnowsNoKeysTakesAnyForChanged() {
        assertThat(Verdict.of(
                        Reference.of(Via.VARIABLE, "X", Set.of("b")),
                        Manner.IN_PLACE,
                        Optional.empty(),
                        Conduct.UNSAID))
                .contains(Verdict.NOT_LIVE);
    }

    @ParameterizedTest
    @EnumSource(Via.class)
    void nothingReachesARunningPodWhoseObjectNeverChanges(Via via) {
        for (var conduct : new Conduct[] {Conduct.UNSAID, WATCHES, RELOADER}) {
            assertThat(of(Reference.of(via, "", Set.of("z")), Manner.SUPERSEDED, conduct))
                    .isEqualTo(via == Via.UNMOUNTED ? null : Verdict.NOT_LIVE);
        }
    }

    @ParameterizedTest
    @EnumSource(Via.class)
    void onlyWhoeverLooksAnObjectUpNoticesThatItIsGone(Via via) {
        boolean looks = EnumSet.of(Via.PULL, Via.MOUNT, Via.INGRESS, Via.GATEWAY, Via.OTHER)
                .contains(via);
        for (var conduct : new Conduct[] {Conduct.UNSAID, WATCHES, RELOADER}) {
            var verdict = of(Reference.of(via, "", Set.of("z")), Manner.GONE, conduct);
            assertThat(verdict == Verdict.NOT_LIVE).isEqualTo(!looks && via != Via.UNMOUNTED);
        }
    }

    @Test
    void aRunningPodKeepsAnImmutableObjectThatIsMadeAnew() {
        assertThat(of(Reference.whole(Via.VOLUME, ""), Manner.ANEW, WATCHES)).isEqualTo(Verdict.NOT_LIVE);
        assertThat(of(Reference.whole(Via.VOLUME, ""), Manner.ANEW, RELOADER)).isEqualTo(Verdict.RESTARTED);
        assertThat(of(Reference.whole(Via.PULL, ""), Manner.ANEW, WATCHES)).isEqualTo(Verdict.NEXT_USE);
    }
}
