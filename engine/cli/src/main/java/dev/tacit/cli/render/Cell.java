package dev.tacit.cli.render;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** What stands in one column of one row of a {@link Listing}. */
public sealed interface Cell {
    record Word(String text) implements Cell {}

    record Count(long number) implements Cell {}

    record Several(List<String> texts) implements Cell {
        public Several {
            texts = List.copyOf(texts);
        }
    }

    static Cell of(Object text) {
        return new Word(text.toString());
    }

    static Cell of(Instant time) {
        return new Word(time.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    static Cell of(long number) {
        return new Count(number);
    }

    static List<Cell> row(Cell... cells) {
        return Arrays.asList(cells);
    }
}
