package dev.tacit.template.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document as it is written, before aliases are followed. */
sealed interface YamlNode {
    /**
     * @param tag none where it has to be found out
     * @param plain whether it stands without quotes
     */
    record Leaf(@Nullable String tag, String text, boolean plain) implements YamlNode {
        boolean isMerge() {
            return text.equals("<<") && (tag == null ? plain : tag.equals("!") || tag.equals(YamlReader.TAG + "merge"));
        }
    }

    /** Complete only once all of it was read: an alias inside may mean it. */
    final class Sequence implements YamlNode {
        final List<YamlNode> elements = new ArrayList<>();
    }

    /** The same for a mapping: a key, its value, the next key. */
    final class Mapping implements YamlNode {
        final List<YamlNode> nodes = new ArrayList<>();
    }

    record Alias(YamlNode of) implements YamlNode {}
}
