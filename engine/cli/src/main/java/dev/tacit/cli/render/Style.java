package dev.tacit.cli.render;

/** Whether text may carry colours. */
public enum Style {
    PLAIN,
    COLOURED;

    String green(String text) {
        return coloured("32", text);
    }

    String yellow(String text) {
        return coloured("33", text);
    }

    String red(String text) {
        return coloured("31", text);
    }

    String bold(String text) {
        return coloured("1", text);
    }

    /** The colour of a plan's symbol. */
    String symbol(String symbol) {
        return switch (symbol) {
            case "+" -> green(symbol);
            case "-", "!" -> red(symbol);
            case "~", ">", "?", "±", "<", "*" -> yellow(symbol);
            case String other -> other;
        };
    }

    private String coloured(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
