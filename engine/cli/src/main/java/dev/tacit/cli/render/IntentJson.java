package dev.tacit.cli.render;

import dev.tacit.core.plan.Intent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads back what {@link PlanJson} tells of a plan's intent. */
public final class IntentJson {
    private static final JsonFactory JSON = new JsonFactory();

    /** Actions that are no part of an intent. */
    private static final Set<String> NOTED = Set.of("record", "waiting", "keep", "drifted");

    private IntentJson() {}

    /** Empty when {@code lines} are no plan, or not all of one: its own digest tells. */
    public static Optional<Intent> read(List<String> lines) {
        var entries = new ArrayList<Intent.Entry>();
        var digest = "";
        try {
            for (var line : lines) {
                var members = members(line);
                switch (text(members, "type")) {
                    case "change" -> {
                        if (!NOTED.contains(text(members, "action"))) {
                            entries.add(entry(members));
                        }
                    }
                    case "plan" -> digest = text(members, "intent");
                    case String other -> {}
                }
            }
        } catch (JacksonException e) {
            return Optional.empty();
        }
        var intent = Intent.of(entries);
        return intent.digest().equals(digest) ? Optional.of(intent) : Optional.empty();
    }

    private static Intent.Entry entry(Map<String, List<String>> members) {
        return new Intent.Entry(
                text(members, "action"),
                text(members, "address"),
                text(members, "reason").toUpperCase(Locale.ROOT).replace('-', '_'),
                members.getOrDefault("keys", List.of()),
                text(members, "target"),
                text(members, "namespace"),
                text(members, "name"),
                wave(text(members, "wave")));
    }

    private static int wave(String text) {
        return text.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(text) : 0;
    }

    private static String text(Map<String, List<String>> members, String name) {
        var texts = members.getOrDefault(name, List.of());
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    /** The texts, and arrays of texts, of one object; everything else is passed over. */
    private static Map<String, List<String>> members(String line) {
        var members = new HashMap<String, List<String>>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return members;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                switch (json.nextToken()) {
                    case VALUE_STRING -> members.put(name, List.of(json.getString()));
                    case VALUE_NUMBER_INT -> members.put(name, List.of(json.getString()));
                    case START_ARRAY -> members.put(name, texts(json));
                    case null, default -> json.skipChildren();
                }
            }
        }
        return members;
    }

    private static List<String> texts(JsonParser json) {
        var texts = new ArrayList<String>();
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == null) {
                return texts;
            }
            if (token == JsonToken.VALUE_STRING) {
                texts.add(json.getString());
            } else {
                json.skipChildren();
            }
        }
        return texts;
    }
}
