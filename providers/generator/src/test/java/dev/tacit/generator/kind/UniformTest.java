package dev.tacit.generator.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class UniformTest {
    @Test
    void drawsAgainWhatLiesBeyondTheBound() {
        var source = new RandomGenerator() {
            private int next;

            @Override
            public long nextLong() {
                throw new AssertionError("one int a draw");
            }

            @Override
            public int nextInt() {
                return next++;
            }
        };
        var uniform = new Uniform(source);
        // Of 0, 1, 2, … masked to two bits, 3 is beyond a bound of 3.
        for (int expected : new int[] {0, 1, 2, 0, 1, 2, 0}) {
            assertThat(uniform.below(3)).isEqualTo(expected);
        }
    }

    @Test
    void reachesEveryNumberBelowTheBoundAndNoOther() {
        var uniform = new Uniform(new SplittableRandom(1));
        for (int bound : new int[] {1, 2, 3, 7, 8, 9, 83}) {
            var seen = new HashMap<Integer, Integer>();
            for (int i = 0; i < bound * 100; i++) {
                seen.merge(uniform.below(bound), 1, Integer::sum);
            }
            assertThat(seen.keySet()).hasSize(bound).allMatch(n -> n >= 0 && n < bound);
        }
    }

    @Test
    void shufflesIntoEveryOrder() {
        var uniform = new Uniform(new SplittableRandom(1));
        var orders = new HashMap<String, Integer>();
        for (int i = 0; i < 6000; i++) {
            char[] characters = {'a', 'b', 'c'};
            uniform.shuffle(characters);
            orders.merge(new String(characters), 1, Integer::sum);
        }
        assertThat(orders).hasSize(6);
        assertThat(orders.values()).allMatch(count -> count > 850 && count < 1150);
    }
}
