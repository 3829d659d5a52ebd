package dev.tacit.testing.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts the tests of a module, all of them as well as per real component: a test says what it runs against by a tag such
 * as {@code @Tag("real:kube-apiserver")}. The counts end up in {@code target/real-components.txt}, a line each of
 * name, passed, failed, skipped; why tests were skipped in {@code target/skipped-tests.txt}, a line each of their number
 * with the reason. {@link TestSummary} adds the modules up.
 */
public final class RealComponentListener implements TestExecutionListener {
    static final String FILE = "target/real-components.txt";
    static final String SKIPPED = "target/skipped-tests.txt";
    private static final String PREFIX = "real:";

    private final Path file;
    private final Path skippedFile;
    private final Map<String, Integer> skipped = new TreeMap<>();
    private Map<String, Counts> counts = Counts.start();
    private @Nullable TestPlan plan;

    public RealComponentListener() {
        this(Path.of(""));
    }

    RealComponentListener(Path module) {
        file = module.toAbsolutePath().resolve(FILE);
        skippedFile = module.toAbsolutePath().resolve(SKIPPED);
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        counts = Counts.start();
        skipped.clear();
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Counts outcome = switch (result.getStatus()) {
            case SUCCESSFUL -> Counts.PASSED;
            case ABORTED -> Counts.SKIPPED;
            case FAILED -> Counts.FAILED;
        };
        // A class that fails before its first test must not vanish from the counts.
        if (test.isTest() || outcome.failed() > 0) {
            count(test, outcome);
        }
        if (outcome.skipped() > 0) {
            String reason = result.getThrowable().map(Throwable::getMessage).orElse("");
            skipped.merge(reason.replaceFirst("^Assumption failed: ", ""), 1, Integer::sum);
        }
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        Set<TestIdentifier> below = plan == null ? Set.of() : plan.getDescendants(test);
        Stream.concat(below.stream(), Stream.of(test))
                .filter(TestIdentifier::isTest)
                .forEach(each -> {
                    count(each, Counts.SKIPPED);
                    skipped.merge(reason, 1, Integer::sum);
                });
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan finished) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, Counts.print(counts));
            Files.write(
                    skippedFile,
                    skipped.entrySet().stream()
                            .map(each -> each.getValue() + " " + each.getKey().replaceAll("\\s+", " "))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(TestIdentifier test, Counts outcome) {
        counts.merge(Counts.ALL, outcome, Counts::plus);
        for (TestTag tag : test.getTags()) {
            if (tag.getName().startsWith(PREFIX)) {
                counts.merge(tag.getName().substring(PREFIX.length()), outcome, Counts::plus);
            }
        }
    }
}
