package dev.tacit.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class RealComponentListenerTest {
    @Test
    void countsByTagAndOutcome(@TempDir Path root) throws Exception {
        run(root.resolve("a/b"), Tagged.class, Skipped.class);
        run(root.resolve("a/c"), Tagged.class, BreaksEarly.class, LacksSomething.class);

        assertThat(Files.readString(root.resolve("a/b").resolve(RealComponentListener.FILE)))
                .isEqualTo("all 1 1 2\nengine 1 1 0\nwheel 1 0 0\n");
        assertThat(TestSummary.of(root)).isEqualTo("""
                        real engine: 4 tests ran
                        real wheel: 2 tests ran
                        SKIPPED 1: no fuel
                        SKIPPED 2: on purpose
                        2 passed, 3 failed, 3 skipped
                        """);
    }

    private static void run(Path module, Class<?>... classes) {
        var request = LauncherDiscoveryRequestBuilder.request();
        for (Class<?> type : classes) {
            request.selectors(DiscoverySelectors.selectClass(type));
        }
        var launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build());
        launcher.execute(request.build(), new RealComponentListener(module));
    }

    @Tag("real:engine")
    static class Tagged {
        @Test
        @Tag("real:wheel")
        void passes() {}

        @Test
        void fails() {
            throw new AssertionError("on purpose");
        }
    }

    @Disabled("on purpose")
    static class Skipped {
        @Test
        void one() {}

        @Test
        void two() {}
    }

    static class LacksSomething {
        @Test
        void isSkippedWhileItRuns() {
            Assumptions.assumeTrue(false, "no fuel");
        }
    }

    static class BreaksEarly {
        @BeforeAll
        static void breaks() {
            Assertions.fail("on purpose");
        }

        @Test
        void neverRuns() {}
    }
}
