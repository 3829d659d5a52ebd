package dev.tacit.core.apply;

import java.util.Set;

/** One secret that should be in the worlds, as an object of the same name in namespace {@code app}. */
record Wish(String name, String content, Set<String> worlds) {
    static Wish of(String name, String content, String... worlds) {
        return new Wish(name, content, Set.of(worlds));
    }
}
