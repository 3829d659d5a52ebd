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

/** {@code bcrypt}: the hash of a password, the same for as long as the password is. */
final class Bcrypt implements Kind {
    private static final String PASSWORD = "password";
    private static final String COST = "cost";
    private static final String VERSION = "version";
    private static final String VALUE = "value";

    @Override
    public String type() {
        return "bcrypt";
    }

    @Override
    public Schema schema() {
        return new Schema(List.of(
                Attributes.masked(PASSWORD, Type.STRING, Schema.Presence.REQUIRED),
                Attributes.optional(COST, Type.NUMBER),
                Attributes.optional(VERSION, Type.STRING)));
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
        var hash = new BcryptHash(
                inputs.choice(VERSION, List.of("2b", "2y", "2a")),
                inputs.number(COST, 12, BcryptHash.LOWEST_COST, BcryptHash.HIGHEST_COST));
        var password = inputs.needed(PASSWORD);
        password.flatMap(BcryptHash::objection)
                .ifPresent(objection -> inputs.error(PASSWORD, "\"password\" " + objection + "."));
        return password.filter(_ -> inputs.areGood())
                .map(known -> (random, _) -> new TreeMap<>(Map.of(VALUE, new Text(hash.of(known, random)))));
    }
}
