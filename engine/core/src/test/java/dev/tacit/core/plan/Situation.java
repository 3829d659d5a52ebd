package dev.tacit.core.plan;

import dev.tacit.core.record.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A small declaration drawn at random, with the objects it should lead to. */
record Situation(
        int length,
        String user,
        boolean extraKey,
        String template,
        List<String> plainTargets,
        List<String> renderedTargets,
        String federation,
        String object,
        Map<String, String> labels,
        boolean output,
        boolean declared) {

    static Situation draw(Random random) {
        var labels = new TreeMap<String, String>();
        for (var name : List.of("app", "tier")) {
            if (random.nextBoolean()) {
                labels.put(name, one(random, "x", "y"));
            }
        }
        return new Situation(
                1 + random.nextInt(2),
                one(random, "ann", "bob"),
                random.nextInt(3) == 0,
                one(random, "{user}:{password}", "{password}"),
                some(random),
                some(random),
                one(random, "db", "login"),
                one(random, "db", "credentials"),
                labels,
                random.nextBoolean(),
                random.nextInt(8) != 0);
    }

    private static String one(Random random, String a, String b) {
        return random.nextBoolean() ? a : b;
    }

    private static List<String> some(Random random) {
        var some = new ArrayList<String>();
        for (var target : List.of("a", "b")) {
            if (random.nextBoolean()) {
                some.add(target);
            }
        }
        return some;
    }

    Script script() {
        var script = Script.EMPTY;
        if (!declared) {
            return script;
        }
        var data = new TreeMap<String, Term>(
                Map.of("user", Term.text(user), "password", Term.of("generator.dice.db", "value")));
        if (extraKey) {
            data.put("extra", Term.elsewhere("extra", "e"));
        }
        script = script.generator("db", length)
                .secret("db", 3, "", data)
                .template("env", "secret.db", Map.of("ENV", template));
        for (var target : List.of("a", "b")) {
            if (plainTargets.contains(target) || renderedTargets.contains(target)) {
                script = script.target(target);
            }
        }
        if (!plainTargets.isEmpty()) {
            script = script.federation(
                    federation,
                    "secret.db",
                    Script.to(object, plainTargets.toArray(String[]::new))
                            .nest("metadata", Script.metadata(labels, labels)));
        }
        if (!renderedTargets.isEmpty()) {
            script = script.federation("env", "template.env", Script.to("env", renderedTargets.toArray(String[]::new)));
        }
        return output ? script.output("password", Term.of("secret.db", "data", "password"), true) : script;
    }

    /** What the target should hold of ours. */
    Map<ObjectKey, Map<String, String>> objects(String target, String password) {
        var objects = new TreeMap<ObjectKey, Map<String, String>>();
        if (declared && plainTargets.contains(target)) {
            objects.put(new ObjectKey("app", object), data(password));
        }
        if (declared && renderedTargets.contains(target)) {
            objects.put(
                    new ObjectKey("app", "env"),
                    Map.of("ENV", template.replace("{user}", user).replace("{password}", password)));
        }
        return objects;
    }

    Map<String, String> data(String password) {
        var data = new TreeMap<>(Map.of("user", user, "password", password));
        if (extraKey) {
            data.put("extra", "e");
        }
        return data;
    }
}
