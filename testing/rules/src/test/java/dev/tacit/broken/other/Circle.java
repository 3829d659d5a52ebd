package dev.tacit.broken.other;

import dev.tacit.broken.WorldManager;
import org.jspecify.annotations.Nullable;

public final class Circle {
    public @Nullable WorldManager world;
}
