package dev.tacit.core.plan;

import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.SecretRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How one key differs between two versions. */
public record KeyChange(Sign sign, String key) {
    public enum Sign {
        ADDED("+"),
        CHANGED("~"),
        REMOVED("-");

        private final String symbol;

        Sign(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    static List<KeyChange> since(@Nullable SecretRecord recorded, SortedMap<String, KeyVersion> keys) {
        return between(recorded == null ? new TreeMap<>() : recorded.current().keys(), keys);
    }

    static List<KeyChange> between(SortedMap<String, KeyVersion> before, SortedMap<String, KeyVersion> after) {
        var all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        var changes = new ArrayList<KeyChange>();
        for (var key : all) {
            var old = before.get(key);
            var now = after.get(key);
            if (old == null) {
                changes.add(new KeyChange(Sign.ADDED, key));
            } else if (now == null) {
                changes.add(new KeyChange(Sign.REMOVED, key));
            } else if (!old.provenance().equals(now.provenance()) && !old.sameContentAs(now)) {
                changes.add(new KeyChange(Sign.CHANGED, key));
            }
        }
        return changes;
    }
}
