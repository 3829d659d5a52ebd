package dev.tacit.kubernetes.api;

import dev.tacit.core.liveness.Conduct;
import dev.tacit.core.liveness.Conduct.Reload;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Reads from the annotations of Pods and their controllers what they do about a changed Secret. Those of Reloader are
 * described at {@code docs.stakater.com/reloader}.
 */
public final class Conducts {
    private static final String RELOAD = "tacit.dev/reload";
    private static final String RELOADER = "reloader.stakater.com/";
    private static final String CHECKSUM = "checksum/";

    private Conducts() {}

    /** Whether an annotation says anything about it. */
    static boolean isSaid(String annotation) {
        return annotation.equals(RELOAD) || annotation.startsWith(CHECKSUM) || annotation.contains(RELOADER);
    }

    /**
     * @param annotations of a Pod with those of its controller
     * @param secret the name of a Secret it refers to
     * @param declared annotations of that Secret
     */
    public static Conduct of(Map<String, String> annotations, String secret, Map<String, String> declared) {
        return new Conduct(
                switch (annotations.getOrDefault(RELOAD, "")) {
                    case "watch" -> Reload.WATCH;
                    case "signal" -> Reload.SIGNAL;
                    case String _ -> Reload.UNSAID;
                },
                restarter(annotations, secret, declared));
    }

    private static String restarter(Map<String, String> annotations, String secret, Map<String, String> declared) {
        if (reloaderRestarts(annotations, secret, declared)) {
            return "Reloader";
        }
        // Whoever keeps a checksum of this Secret in the Pod template changes the template with it. A checksum of
        // something else says nothing.
        return annotations.keySet().stream()
                .filter(name -> name.startsWith(CHECKSUM))
                .filter(name -> {
                    var of = name.substring(CHECKSUM.length()).toLowerCase(Locale.ROOT);
                    return of.contains("secret") || of.equals(secret);
                })
                .sorted()
                .findFirst()
                .orElse("");
    }

    private static boolean reloaderRestarts(
            Map<String, String> annotations, String secret, Map<String, String> declared) {
        if (isTrue(declared, RELOADER + "ignore")) {
            return false;
        }
        if (names(annotations, "secret." + RELOADER + "reload", secret)) {
            return true;
        }
        boolean excluded = names(annotations, "secrets.exclude." + RELOADER + "reload", secret);
        if (!excluded
                && (isTrue(annotations, RELOADER + "auto") || isTrue(annotations, "secret." + RELOADER + "auto"))) {
            return true;
        }
        return isTrue(annotations, RELOADER + "search") && isTrue(declared, RELOADER + "match");
    }

    private static boolean isTrue(Map<String, String> annotations, String name) {
        return annotations.getOrDefault(name, "").equals("true");
    }

    private static boolean names(Map<String, String> annotations, String annotation, String secret) {
        return Arrays.stream(annotations.getOrDefault(annotation, "").split(",", -1))
                .anyMatch(name -> name.strip().equals(secret));
    }
}
