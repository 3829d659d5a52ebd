package dev.tacit.core.plan;

/** How one key differs between two versions. */
public record KeyChange(Sign sign, String key) {
    public enum Sign {
        ADDED("+"),
        CHANGED("~"),
        REMOVED("-");

        private final String symbol;

        Sign(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }
}
