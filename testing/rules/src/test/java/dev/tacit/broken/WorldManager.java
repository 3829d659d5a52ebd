package dev.tacit.broken;

import dev.tacit.broken.other.Circle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Breaks every rule there is, to see that they bite. */
public final class WorldManager {
    public @Nullable Circle circle;

    public void print() {
        System.out.println(Instant.now());
    }
}
