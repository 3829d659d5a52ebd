package dev.tacit.core.provider;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the issuer of a secret is told.
 *
 * @param next what is valid from now on
 * @param previous what it surely learned last, null for nothing
 * @param unfinished what it may have learned since, as no end of telling it was recorded; may hold {@code next} itself
 */
public record Telling(
        Address secret, Version next, @Nullable Version previous, List<Version> unfinished) {
    public record Version(int number, Payload content) {}

    public Telling {
        unfinished = List.copyOf(unfinished);
    }
}
