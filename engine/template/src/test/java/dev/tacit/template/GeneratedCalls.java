package dev.tacit.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tacit.template.GeneratedExpressions.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Calls of sprig's functions, by the kind they answer with, from the lists {@code calls-*.txt}. */
final class GeneratedCalls {
    private static final List<String> FILES = List.of("calls-text.txt", "calls-data.txt");
    private static final GeneratedCalls ALL = new GeneratedCalls();

    /** A word that is perhaps a name, with the parentheses around it. */
    private static final Pattern NAME = Pattern.compile("(\\(*)([A-Z]+)(\\)*)");

    private final Map<Kind, List<List<String>>> calls = new EnumMap<>(Kind.class);
    private final Map<String, List<String>> pools = new HashMap<>();

    private GeneratedCalls() {
        for (var file : FILES) {
            try (var in = Objects.requireNonNull(GeneratedCalls.class.getResourceAsStream(file))) {
                new String(in.readAllBytes(), UTF_8)
                        .lines()
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(this::read);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void read(String line) {
        if (line.startsWith("=")) {
            var words = Arrays.asList(line.substring(1).split("\t", -1));
            if (pools.put(words.getFirst(), words.subList(1, words.size())) != null) {
                throw new AssertionError("a pool twice: " + words.getFirst());
            }
        } else {
            var words = Arrays.asList(line.split(" ", -1));
            calls.computeIfAbsent(Kind.valueOf(words.getFirst()), _ -> new ArrayList<>())
                    .add(words.subList(1, words.size()));
        }
    }

    /** A call that answers with that kind, without parentheses; empty when no list has one. */
    static Optional<String> call(Kind kind, Random random, Function<Kind, String> operand) {
        var calls = ALL.calls.getOrDefault(kind, List.of());
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        var call = new StringJoiner(" ");
        for (var word : calls.get(random.nextInt(calls.size()))) {
            var name = NAME.matcher(word);
            call.add(name.matches() ? name.group(1) + operand(name.group(2), random, operand) + name.group(3) : word);
        }
        return Optional.of(call.toString());
    }

    private static String operand(String name, Random random, Function<Kind, String> operand) {
        var pool = ALL.pools.get(name);
        return pool != null
                ? pool.get(random.nextInt(pool.size()))
                : kindNamed(name, random).map(operand).orElse(name);
    }

    private static Optional<Kind> kindNamed(String word, Random random) {
        var kinds = Kind.values();
        return word.equals("ANY")
                ? Optional.of(kinds[random.nextInt(kinds.length - 1)])
                : Arrays.stream(kinds).filter(kind -> kind.name().equals(word)).findFirst();
    }
}
