package dev.tacit.core.apply;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Receipt;
import java.util.List;

/** Whether a wave did well; the one place that decides it. */
sealed interface WaveVerdict {
    /** Every object is there. */
    record Whole() implements WaveVerdict {}

    /** Some objects could not be reached, or the apply was stopped before all were sent. */
    record Partial() implements WaveVerdict {}

    /** @param why what the first of those said that failed, or the wave's check */
    record Failed(Diagnostic why) implements WaveVerdict {}

    /**
     * @param answers all there were
     * @param sent how many answers there should be
     * @param reached whether every object of the wave could be sent
     */
    static WaveVerdict of(List<Answer> answers, int sent, boolean reached) {
        for (var answer : answers) {
            switch (answer.receipt()) {
                case Receipt.Written _, Receipt.Deleted _ -> {}
                case Receipt.Conflict c -> {
                    return new Failed(c.diagnostic());
                }
                case Receipt.Foreign f -> {
                    return new Failed(f.diagnostic());
                }
                case Receipt.Refused r -> {
                    return new Failed(r.diagnostic());
                }
                case Receipt.Unknown u -> {
                    return new Failed(u.diagnostic());
                }
            }
        }
        return reached && answers.size() == sent ? new Whole() : new Partial();
    }
}
