package dev.tacit.core.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a plan would do, without values, times, serials: two plans of equal intent are the same to whoever approves.
 *
 * @param lines the canonical JSON (RFC 8785) of each entry, sorted by address, then by text
 */
public record Intent(String digest, List<String> lines) {
    private record Entry(String address, String json) {}

    public Intent {
        lines = List.copyOf(lines);
    }

    public static Intent of(Plan plan) {
        var lines = plan.changes().stream()
                .map(Intent::entry)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Entry::address).thenComparing(Entry::json))
                .map(Entry::json)
                .toList();
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(("[" + String.join(",", lines) + "]").getBytes(StandardCharsets.UTF_8));
            return new Intent(HexFormat.of().formatHex(sha.digest()), lines);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The form printed under a plan: two groups of four digits. */
    public String brief() {
        return digest.substring(0, 4) + "-" + digest.substring(4, 8);
    }

    private static @Nullable Entry entry(Change change) {
        return switch (change) {
            case Change.NewVersion n -> entry(n, n.from() == 0 ? "create" : "new-version", keys(n.keys()), "", "", "");
            case Change.Draw d -> entry(d, "draw", List.of(), "", "", "");
            case Change.Deliver d ->
                entry(
                        d,
                        d.action().name().toLowerCase(Locale.ROOT),
                        List.of(),
                        d.next().target().toString(),
                        d.next().object().namespace(),
                        d.next().object().name());
            case Change.Remove r -> entry(r, "remove", List.of(), "", "", "");
            case Change.Output o -> entry(o, "output", List.of(), "", "", "");
            case Change.Refused r ->
                entry(
                        r,
                        "refused",
                        List.of(),
                        r.target().toString(),
                        r.object().namespace(),
                        r.object().name());
            case Change.Deferred d -> entry(d, "deferred", List.of(), d.target().toString(), "", "");
            case Change.Waits w -> entry(w, "waits", w.keys(), "", "", "");
            case Change.AwaitsNamespace a -> null;
            case Change.Note n -> null;
        };
    }

    private static List<String> keys(List<KeyChange> keys) {
        return keys.stream().map(k -> k.sign().symbol() + k.key()).sorted().toList();
    }

    private static Entry entry(
            Change change, String action, List<String> keys, String target, String namespace, String name) {
        var address = change.address().toString();
        return new Entry(
                address,
                "{\"action\":" + quote(action) + ",\"address\":" + quote(address) + ",\"keys\":["
                        + String.join(",", keys.stream().map(Intent::quote).toList()) + "],\"name\":" + quote(name)
                        + ",\"namespace\":" + quote(namespace) + ",\"reason\":"
                        + quote(change.reason().name())
                        + ",\"target\":" + quote(target) + "}");
    }

    /** Addresses, keys, names hold no control characters, so two escapes are enough. */
    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
