package dev.tacit.generator.login;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** {@code htpasswd}: the file that Apache, nginx, Traefik know users by, with bcrypt hashes, in the order of the names. */
final class Htpasswd implements Kind {
    private static final String USERS = "users";
    private static final String COST = "cost";
    private static final String VALUE = "value";
    private static final int MOST_USERS = 100;
    private static final int LONGEST_NAME = 255;

    @Override
    public String type() {
        return "htpasswd";
    }

    @Override
    public Schema schema() {
        return new Schema(List.of(
                Attributes.masked(USERS, new Type.MapOf(Type.STRING), Schema.Presence.REQUIRED),
                Attributes.optional(COST, Type.NUMBER)));
    }

    @Override
    public SortedMap<String, Type> exports() {
        return Attributes.exported(Type.STRING, VALUE);
    }

    @Override
    public void check(Inputs inputs) {
        read(inputs);
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        // Servers hash at every request: a lower cost than for hashes that are compared at logins.
        var hash = new BcryptHash("2y", inputs.number(COST, 10, BcryptHash.LOWEST_COST, BcryptHash.HIGHEST_COST));
        var users = inputs.map(USERS);
        if (users.isEmpty() && inputs.isClosed(USERS)) {
            return Optional.empty();
        }
        if (users.isEmpty() || users.size() > MOST_USERS) {
            inputs.error(USERS, "\"users\" must have 1 to " + MOST_USERS + " users.");
        }
        if (users.keySet().stream().anyMatch(name -> !isName(name))) {
            inputs.error(
                    USERS,
                    "A user's name has 1 to " + LONGEST_NAME
                            + " characters, none of them a colon or control character.");
        }
        var passwords = new TreeMap<String, String>();
        users.forEach((name, value) -> {
            if (value instanceof Text password) {
                BcryptHash.objection(password.string())
                        .ifPresent(objection -> inputs.error(USERS, "A user's password " + objection + "."));
                passwords.put(name, password.string());
            }
        });
        return inputs.areGood() && passwords.size() == users.size()
                ? Optional.of((random, _) -> new TreeMap<>(Map.of(VALUE, new Text(lines(passwords, hash, random)))))
                : Optional.empty();
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.charAt(0) != '#'
                && name.chars().noneMatch(c -> c == ':' || Character.isISOControl(c));
    }

    private static String lines(SortedMap<String, String> passwords, BcryptHash hash, RandomGenerator random) {
        var file = new StringBuilder();
        passwords.forEach((name, password) ->
                file.append(name).append(':').append(hash.of(password, random)).append('\n'));
        return file.toString();
    }
}
