package dev.tacit.core.record;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who seems to own an object that is not ours.
 *
 * @param text for people: {@code Helm release web}
 */
public record Owner(Tool tool, String text) {
    /** Who keeps an object as it is; {@link #named} of a tool that a declaration may take objects over from. */
    public enum Tool {
        /** Nobody writes it again by itself: made by hand, or by a program that leaves no trace. */
        NOBODY(""),
        HELM("helm"),
        ARGO_CD("argocd"),
        FLUX("flux"),
        EXTERNAL_SECRETS("external-secrets"),
        SEALED_SECRETS("sealed-secrets"),
        CERT_MANAGER("cert-manager"),
        /** Another store, or a copy of an object of this one. */
        TACIT("tacit"),
        /** A controller that cannot be made to let go of its objects: taking one over would start a fight. */
        OTHER("");

        private final String word;

        Tool(String word) {
            this.word = word;
        }

        /** As in {@code adopt_from}; empty for {@link #NOBODY}, {@link #OTHER}. */
        public String word() {
            return word;
        }

        /** What {@code adopt_from} may name. */
        public static List<String> words() {
            return Arrays.stream(values())
                    .map(Tool::word)
                    .filter(word -> !word.isEmpty())
                    .toList();
        }

        public static Optional<Tool> named(String word) {
            return Arrays.stream(values())
                    .filter(tool -> !word.isEmpty() && tool.word.equals(word))
                    .findFirst();
        }
    }
}
