package dev.tacit.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Counts outcomes that should be equally likely. */
final class ChiSquare {
    /** The normal quantile that fair counts exceed once in 3,500 runs; the tests' runs are seeded. */
    private static final double SURPRISE = 3.45;

    private final Map<Object, Integer> counts = new HashMap<>();

    void count(Object outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }

    /** All of {@code outcomes} came, nothing else did, none oftener than chance explains. */
    void assertUniform(Set<?> outcomes) {
        assertThat(counts.keySet()).isEqualTo(outcomes);
        double total = counts.values().stream().mapToInt(Integer::intValue).sum();
        double expected = total / outcomes.size();
        assertThat(expected).as("too few draws to tell").isGreaterThan(20);
        double statistic = counts.values().stream()
                .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                .sum();
        assertThat(statistic).isLessThan(bound(outcomes.size() - 1));
    }

    /** Wilson and Hilferty's approximation of the quantile of chi-square. */
    private static double bound(int freedom) {
        double spread = 2.0 / (9 * freedom);
        return freedom * Math.pow(1 - spread + SURPRISE * Math.sqrt(spread), 3);
    }
}
