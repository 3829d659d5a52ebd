package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Type;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/** Makes new material of some types of generator. Stateless. */
public interface GeneratorProvider {
    /** The type labels it serves, for example {@code password}. */
    Set<String> types();

    Schema schema(String type);

    /** The attributes that a draw of {@code type} exports, all of them secret; {@link Type#STRING} or {@link Type#BYTES}. */
    SortedMap<String, Type> exports(String type);

    /**
     * Reports inputs that no draw could satisfy; asked on every planning, before it is known whether a draw is due.
     *
     * @param inputs satisfying {@link #schema}; secret inputs are not opened
     */
    void check(String type, Body inputs, Diagnostics diagnostics);

    /**
     * Draws once.
     *
     * @param inputs opened at every depth
     * @param random cryptographically strong
     * @return with one value for each of {@link #exports}; empty when {@code diagnostics} got an error
     */
    Optional<Drawn> draw(String type, Body inputs, RandomGenerator random, Instant now, Diagnostics diagnostics);
}
