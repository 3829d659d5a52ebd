package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.resource.Ignored;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Type;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts what is recorded of a secret in the place of what is declared of it. */
record Ignoring(Draft draft) {
    private Ignored ignored(Address secret) {
        return draft.ignored.getOrDefault(secret, Ignored.NOTHING);
    }

    /** The resource with settings as recorded where they are ignored. */
    Resource.SecretResource settings(Resource.SecretResource r, @Nullable SecretRecord recorded) {
        var ignored = ignored(r.address());
        if (recorded == null || ignored.isNothing()) {
            return r;
        }
        return new Resource.SecretResource(
                r.address(),
                r.range(),
                r.data(),
                r.encoded(),
                ignored.attribute("description") ? recorded.description() : r.description(),
                ignored.attribute("keep_versions") ? recorded.keepVersions() : r.keepVersions(),
                r.pin(),
                r.schedule(),
                r.overlap(),
                r.activation());
    }

    /** Puts the keys of {@code version} that are ignored into {@code data}, takes those it has not out. */
    void keys(Address secret, SortedMap<String, Secret> data, SecretVersion version) {
        var ignored = ignored(secret);
        var keys = new TreeSet<>(data.keySet());
        keys.addAll(version.keys().keySet());
        keys.removeIf(key -> !ignored.key(key));
        for (var key : keys) {
            var known = version.keys().get(key);
            if (known == null) {
                data.remove(key);
            } else {
                data.put(key, recorded(secret, version, key, known));
            }
        }
    }

    /** One key of a version as the store has it, opened when somebody asks. */
    Secret recorded(Address secret, SecretVersion version, String key, KeyVersion known) {
        var payload = SecretRecord.payload(secret, version.number());
        return new Secret(
                known.form() == KeyVersion.Form.BYTES ? Type.BYTES : Type.STRING,
                known.provenance(),
                () -> draft.entry(payload, key));
    }
}
