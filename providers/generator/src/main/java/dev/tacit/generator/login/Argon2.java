package dev.tacit.generator.login;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** {@code argon2}: the hash of a password (RFC 9106) as {@code $argon2id$v=19$m=..,t=..,p=..$salt$hash}. */
final class Argon2 implements Kind {
    private static final String PASSWORD = "password";
    private static final String VARIANT = "variant";
    private static final String MEMORY = "memory";
    private static final String ITERATIONS = "iterations";
    private static final String PARALLELISM = "parallelism";
    private static final String VALUE = "value";
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LONGEST_PASSWORD = 4096;

    @Override
    public String type() {
        return "argon2";
    }

    @Override
    public Schema schema() {
        return new Schema(List.of(
                Attributes.masked(PASSWORD, Type.STRING, Schema.Presence.REQUIRED),
                Attributes.optional(VARIANT, Type.STRING),
                Attributes.optional(MEMORY, Type.NUMBER),
                Attributes.optional(ITERATIONS, Type.NUMBER),
                Attributes.optional(PARALLELISM, Type.NUMBER)));
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
        var costs = new Costs(
                inputs.choice(VARIANT, List.of("argon2id", "argon2i", "argon2d")),
                inputs.number(MEMORY, 19_456, 8_192, 131_072),
                inputs.number(ITERATIONS, 2, 1, 10),
                inputs.number(PARALLELISM, 1, 1, 8));
        var password = inputs.needed(PASSWORD);
        if (password.isPresent() && (password.get().isEmpty() || password.get().length() > LONGEST_PASSWORD)) {
            inputs.error(PASSWORD, "\"password\" must have 1 to " + LONGEST_PASSWORD + " characters.");
        }
        return password.filter(_ -> inputs.areGood())
                .map(known -> (random, _) -> new TreeMap<>(Map.of(VALUE, new Text(costs.hash(known, random)))));
    }

    /** @param memory in KiB */
    private record Costs(String variant, int memory, int iterations, int parallelism) {
        String hash(String password, RandomGenerator random) {
            var salt = new byte[SALT];
            random.nextBytes(salt);
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(number())
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(iterations)
                    .withParallelism(parallelism)
                    .withSalt(salt)
                    .build());
            var hash = new byte[HASH];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
            var base64 = Base64.getEncoder().withoutPadding();
            return "$" + variant + "$v=19$m=" + memory + ",t=" + iterations + ",p=" + parallelism + "$"
                    + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
        }

        private int number() {
            return switch (variant) {
                case "argon2d" -> Argon2Parameters.ARGON2_d;
                case "argon2i" -> Argon2Parameters.ARGON2_i;
                default -> Argon2Parameters.ARGON2_id;
            };
        }
    }
}
