package dev.tacit.core.address;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names one declared instance: {@code secret.db}, {@code generator.password.db["eu"]}, {@code module.team["a"].secret.db}.
 *
 * @param module the module path as text, {@code ""} for the root module
 * @param type the second label for kinds that have one, else {@code ""}
 * @param key null for a block without {@code for_each} or {@code count}
 */
public record Address(
        String module,
        Kind kind,
        String type,
        String name,
        @Nullable InstanceKey key) implements Comparable<Address> {
    private static final Pattern FORM =
            Pattern.compile("(?<module>(?:module\\.[\\p{L}\\p{N}_-]+(?:\\[(?:\\d+|\"(?:[^\"\\\\]|\\\\.)*\")])?\\.)*)"
                    + "(?:(?<kind>secret|template|federation|output)|(?<typed>data|generator|target)"
                    + "\\.(?<type>[\\p{L}\\p{N}_-]+))"
                    + "\\.(?<name>[\\p{L}\\p{N}_-]+)(?:\\[(?:(?<index>\\d{1,9})|\"(?<key>(?:[^\"\\\\]|\\\\.)*)\")])?");

    public Address {
        if (kind.typed() == type.isEmpty()) {
            throw new IllegalArgumentException("a " + kind.word() + " address with type '" + type + "'");
        }
    }

    public static Address of(Kind kind, String name) {
        return new Address("", kind, "", name, null);
    }

    public static Address of(Kind kind, String type, String name) {
        return new Address("", kind, type, name, null);
    }

    /** Reads the form that {@link #toString} writes; empty when the text is not an address. */
    public static Optional<Address> parse(String text) {
        var m = FORM.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        var module = m.group("module");
        var word = m.group("kind") != null ? m.group("kind") : m.group("typed");
        Kind kind = Kind.valueOf(word.toUpperCase(java.util.Locale.ROOT));
        InstanceKey key = m.group("index") != null
                ? new InstanceKey.Index(Integer.parseInt(m.group("index")))
                : m.group("key") != null ? new InstanceKey.Name(m.group("key").replaceAll("\\\\(.)", "$1")) : null;
        return Optional.of(new Address(
                module.isEmpty() ? "" : module.substring(0, module.length() - 1),
                kind,
                m.group("type") == null ? "" : m.group("type"),
                m.group("name"),
                key));
    }

    /** The same block's instance with {@code key}. */
    public Address instance(@Nullable InstanceKey key) {
        return new Address(module, kind, type, name, key);
    }

    /** The block of the configuration it is an instance of: the address without any key. */
    public Address block() {
        var path = ModuleStep.path(module).stream().map(ModuleStep::withoutKey).toList();
        return new Address(ModuleStep.text(path), kind, type, name, null);
    }

    /** By module, kind, type, name, then key: names before positions. */
    @Override
    public int compareTo(Address other) {
        int c = module.compareTo(other.module);
        c = c != 0 ? c : kind.compareTo(other.kind);
        c = c != 0 ? c : type.compareTo(other.type);
        c = c != 0 ? c : name.compareTo(other.name);
        return c != 0 ? c : compare(key, other.key);
    }

    private static int compare(@Nullable InstanceKey a, @Nullable InstanceKey b) {
        if (a instanceof InstanceKey.Index(int i) && b instanceof InstanceKey.Index(int j)) {
            return Integer.compare(i, j);
        }
        return Objects.toString(a, "").compareTo(Objects.toString(b, ""));
    }

    @Override
    public String toString() {
        return (module.isEmpty() ? "" : module + ".")
                + kind.word()
                + (type.isEmpty() ? "" : "." + type)
                + "."
                + name
                + (key == null ? "" : key);
    }
}
