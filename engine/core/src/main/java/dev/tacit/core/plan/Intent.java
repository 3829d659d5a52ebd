package dev.tacit.core.plan;

import dev.tacit.core.record.Reason;
import dev.tacit.core.resource.Activation;
import dev.tacit.core.resource.Wave;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a plan would do, without values, times, serials: two plans of equal intent are the same to whoever approves.
 *
 * @param digest SHA-256 over the canonical JSON (RFC 8785) of the list of entries, 64 hex digits
 * @param entries sorted by address, then by their JSON
 */
public record Intent(String digest, List<Entry> entries) {
    /** So many hex digits of the digest are printed and suffice to approve: finding two plans alike takes 2^64 tries. */
    public static final int BRIEF = 32;

    /** What one change would do; keys carry their sign, {@code ""} stands for what a change has not. */
    public record Entry(
            String action,
            String address,
            String reason,
            List<String> keys,
            String target,
            String namespace,
            String name,
            int wave) {
        /** Of what belongs to no wave. */
        public Entry(
                String action,
                String address,
                String reason,
                List<String> keys,
                String target,
                String namespace,
                String name) {
            this(action, address, reason, keys, target, namespace, name, 0);
        }

        public Entry {
            keys = keys.stream().sorted().toList();
        }

        /** Empty for changes that only the records see. */
        public static Optional<Entry> of(Change change) {
            return switch (change) {
                case Change.NewVersion n ->
                    Optional.of(new Entry(
                            n.from() == 0 ? "create" : "new-version",
                            n,
                            n.keys().stream()
                                    .map(k -> k.sign().symbol() + k.key())
                                    .toList()));
                case Change.Draw d -> Optional.of(new Entry("draw", d, List.of()));
                case Change.Activate a ->
                    Optional.of(new Entry(
                            "activate", a.address().toString(), a.reason().name(), List.of(), "", "", by(a.way())));
                case Change.Deliver d ->
                    Optional.of(new Entry(
                            d.action().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            d.address().toString(),
                            d.reason().name(),
                            d.removedKeys().stream().map(key -> "-" + key).toList(),
                            d.next().target().toString(),
                            d.next().object().namespace(),
                            d.next().object().name(),
                            d.wave()));
                case Change.Course c -> Optional.of(course(c));
                case Change.Move m ->
                    Optional.of(new Entry(
                            "move",
                            m.address().toString(),
                            m.reason().name(),
                            List.of(),
                            "",
                            "",
                            m.from().toString()));
                case Change.Forget f -> Optional.of(new Entry("forget", f, List.of()));
                case Change.Remove r -> Optional.of(new Entry("remove", r, List.of()));
                case Change.Output o -> Optional.of(new Entry("output", o, List.of()));
                case Change.Refused r ->
                    Optional.of(new Entry(
                            "refused",
                            r.address().toString(),
                            r.reason().name(),
                            List.of(),
                            r.target().toString(),
                            r.object().namespace(),
                            r.object().name()));
                case Change.Deferred d ->
                    Optional.of(new Entry(
                            "deferred",
                            d.address().toString(),
                            d.reason().name(),
                            List.of(),
                            d.target().toString(),
                            "",
                            ""));
                case Change.Waits w -> Optional.of(new Entry("waits", w, w.keys()));
                case Change.AwaitsNamespace a -> Optional.empty();
                // Nothing is done about it; where the declaration asks to stop, nothing is applied at all.
                case Change.Drifted d -> Optional.empty();
                case Change.Note n -> Optional.empty();
            };
        }

        /** What is between waves is approved too, in order. */
        private static Entry course(Change.Course course) {
            var keys = new ArrayList<String>();
            for (int i = 0; i < course.steps().size(); i++) {
                var step = course.steps().get(i);
                var pause = switch (step.pause()) {
                    case Wave.Pause.None _ -> "";
                    case Wave.Pause.Lasting(var time) -> " pause " + time.toSeconds() + "s";
                    case Wave.Pause.Approval _ -> " pause approval";
                };
                var check = step.check().map(c -> " check " + command(c)).orElse("");
                keys.add(String.format(Locale.ROOT, "%04d", i + 1) + pause + check);
            }
            var action = switch (course.state()) {
                case Change.Course.State.Goes _ -> "rollout";
                case Change.Course.State.Rests _ -> "rest";
                case Change.Course.State.Held _ -> "held";
            };
            return new Entry(
                    action,
                    course.address().toString(),
                    course.reason().name(),
                    keys,
                    "",
                    "",
                    "on_failure " + course.onFailure().word());
        }

        /** Whoever approves, approves the command with its arguments. */
        private static String by(Change.Activate.Way way) {
            return switch (way) {
                case Change.Activate.Way.Run(var command) -> command(command);
                case Change.Activate.Way.Awaited _ -> "awaited";
                case Change.Activate.Way.Said _ -> "said";
            };
        }

        private static String command(Activation.Command command) {
            return "["
                    + String.join(
                            ",", command.words().stream().map(Entry::quote).toList()) + "]"
                    + (command.directory().isEmpty() ? "" : " in " + command.directory());
        }

        private Entry(String action, Change change, List<String> keys) {
            this(action, change.address().toString(), change.reason().name(), keys, "", "", "");
        }

        /** Canonical JSON. */
        public String json() {
            return "{\"action\":" + quote(action) + ",\"address\":" + quote(address) + ",\"keys\":["
                    + String.join(",", keys.stream().map(Entry::quote).toList()) + "],\"name\":" + quote(name)
                    + ",\"namespace\":" + quote(namespace) + ",\"reason\":" + quote(reason) + ",\"target\":"
                    + quote(target) + (wave == 0 ? "" : ",\"wave\":" + wave) + "}";
        }

        private static String quote(String text) {
            var quoted = new StringBuilder("\"");
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '"', '\\' -> quoted.append('\\').append(c);
                    case '\b' -> quoted.append("\\b");
                    case '\t' -> quoted.append("\\t");
                    case '\n' -> quoted.append("\\n");
                    case '\f' -> quoted.append("\\f");
                    case '\r' -> quoted.append("\\r");
                    default -> {
                        if (c < ' ') {
                            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                        } else {
                            quoted.append(c);
                        }
                    }
                }
            }
            return quoted.append('"').toString();
        }
    }

    public Intent {
        entries = List.copyOf(entries);
    }

    public static Intent of(Plan plan) {
        return of(plan.changes().stream()
                .flatMap(change -> Entry.of(change).stream())
                .toList());
    }

    /** @param entries in any order */
    public static Intent of(Collection<Entry> entries) {
        var sorted = entries.stream()
                .sorted(Comparator.comparing(Entry::address).thenComparing(Entry::json))
                .toList();
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var text = String.join(",", sorted.stream().map(Entry::json).toList());
            sha.update(("[" + text + "]").getBytes(StandardCharsets.UTF_8));
            return new Intent(HexFormat.of().formatHex(sha.digest()), sorted);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The canonical JSON of each entry. */
    public List<String> lines() {
        return entries.stream().map(Entry::json).toList();
    }

    /** Why anything is done, with how often: {@code someone deleted it (2), its source has a new version (5)}. */
    public String reasons() {
        var numbers = new TreeMap<Reason, Integer>();
        entries.forEach(entry -> numbers.merge(Reason.valueOf(entry.reason()), 1, Integer::sum));
        return numbers.entrySet().stream()
                .map(reason -> reason.getKey().text() + " (" + reason.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    /** The form printed under a plan: {@value #BRIEF} digits in groups of four. */
    public String brief() {
        return brief(digest);
    }

    /** The printed form of a {@code digest}. */
    public static String brief(String digest) {
        return String.join("-", digest.substring(0, BRIEF).split("(?<=\\G.{4})"));
    }
}
