package dev.tacit.core.resource;

import java.time.Duration;
import java.util.List;

/** How the issuer of a secret learns a version of it, before that is delivered anywhere. */
public sealed interface Activation {
    /**
     * A program is told both values on its standard input.
     *
     * @param words the program with its arguments, never empty
     * @param directory it works in, relative to the root module; {@code ""} for that one
     * @param limit after which it is ended
     */
    record Command(List<String> words, String directory, Duration limit) implements Activation {
        public Command {
            words = List.copyOf(words);
        }
    }

    /** Someone does it, then says so. */
    record ByHand() implements Activation {}

    /** There is nobody to tell. */
    record NotNeeded() implements Activation {}
}
