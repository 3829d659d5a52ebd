package dev.tacit.generator.key;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code ssh_key}: a key pair in the forms of OpenSSH. */
final class SshKey implements Kind {
    private static final String COMMENT = "comment";
    private static final int LONGEST_COMMENT = 255;

    @Override
    public String type() {
        return "ssh_key";
    }

    @Override
    public Schema schema() {
        return new Schema(
                List.of(Attributes.optional("key_type", Type.STRING), Attributes.optional(COMMENT, Type.STRING)));
    }

    @Override
    public SortedMap<String, Type> exports() {
        return Attributes.exported(
                Type.STRING, "private_key", "private_key_pem", "public_key", "public_key_pem", "fingerprint");
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        var type = inputs.choice("key_type", KeyType.signing(KeyType.ED25519));
        var comment = inputs.text(COMMENT).orElse("");
        if (comment.length() > LONGEST_COMMENT || comment.chars().anyMatch(Character::isISOControl)) {
            inputs.error(
                    COMMENT,
                    "\"comment\" must be one line of at most " + LONGEST_COMMENT
                            + " characters, for example bob@host.");
        }
        if (!inputs.areGood()) {
            return Optional.empty();
        }
        return Optional.of((random, _) -> {
            var key = KeyType.of(type).draw(random);
            var ssh = new Ssh(key, comment);
            return new TreeMap<String, Value>(Map.of(
                    "private_key", new Text(ssh.privateKey(random)),
                    "private_key_pem", new Text(key.privatePem()),
                    "public_key_pem", new Text(key.publicPem()),
                    "public_key", new Text(ssh.authorizedKey()),
                    "fingerprint", new Text(ssh.fingerprint())));
        });
    }
}
