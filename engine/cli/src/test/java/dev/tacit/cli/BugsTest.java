package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BugsTest {
    @Test
    void tellsNothingThatAnExceptionSays() {
        var bug = Bugs.diagnostic(new IllegalStateException("hunter2canary", new RuntimeException("hunter2canary")));

        assertThat(bug.code().id()).isEqualTo("bug");
        assertThat(bug.summary() + bug.detail())
                .doesNotContain("hunter2canary")
                .contains("BugsTest.java:", "java.lang.IllegalStateException");
    }

    @Test
    void namesTheSameBugAlike() {
        var ids = new java.util.HashSet<String>();
        for (int i = 0; i < 2; i++) {
            ids.add(Bugs.diagnostic(new IllegalStateException("text " + i)).summary());
        }

        assertThat(ids).hasSize(1);
    }
}
