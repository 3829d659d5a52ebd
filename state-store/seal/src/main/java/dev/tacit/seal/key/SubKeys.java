package dev.tacit.seal.key;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The random keys sealed under a planning key or a value key, open. */
final class SubKeys {
    private final Map<String, byte[]> keys;

    SubKeys(Map<String, byte[]> keys) {
        this.keys = keys;
    }

    byte[] get(String name) {
        var key = keys.get(name);
        if (key == null) {
            throw new IllegalStateException("no sub-key " + name + ": a bug in Tacit");
        }
        return key;
    }

    /** @param binding of a sub-key's name */
    SortedMap<String, String> seal(byte[] under, Function<String, byte[]> binding, SecureRandom random) {
        var wrapping = wrapping(under, random);
        var sealed = new TreeMap<String, String>();
        keys.forEach((name, key) ->
                sealed.put(name, Base64.getEncoder().encodeToString(wrapping.seal(key, binding.apply(name)))));
        return sealed;
    }

    /** Empty unless all of {@code names} are there and open. */
    static Optional<SubKeys> open(
            Map<String, String> sealed,
            Set<String> names,
            byte[] under,
            Function<String, byte[]> binding,
            SecureRandom random) {
        var wrapping = wrapping(under, random);
        var opened = new HashMap<String, byte[]>();
        for (var name : names) {
            var text = sealed.get(name);
            if (text != null) {
                wrapping.open(Base64.getDecoder().decode(text), binding.apply(name))
                        .ifPresent(key -> opened.put(name, key));
            }
        }
        return opened.size() == names.size() ? Optional.of(new SubKeys(opened)) : Optional.empty();
    }

    private static AeadKey wrapping(byte[] under, SecureRandom random) {
        return new AeadKey(AeadKey.derive(under, "tacit 1 sub-keys"), random);
    }
}
