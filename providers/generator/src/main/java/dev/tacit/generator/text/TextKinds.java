package dev.tacit.generator.text;

import dev.tacit.generator.kind.Kind;
import java.util.List;

/** The kinds of this package. */
public final class TextKinds {
    public static final List<Kind> ALL =
            List.of(new Password(), new Passphrase(), new Pattern(), new RandomBytes(), new Uuid());

    private TextKinds() {}
}
