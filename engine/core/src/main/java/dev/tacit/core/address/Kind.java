package dev.tacit.core.address;

/** The kinds of declared things that have an address. */
public enum Kind {
    DATA("data", true),
    SECRET("secret", false),
    GENERATOR("generator", true),
    TEMPLATE("template", false),
    TARGET("target", true),
    FEDERATION("federation", false),
    OUTPUT("output", false);

    private final String word;
    private final boolean typed;

    Kind(String word, boolean typed) {
        this.word = word;
        this.typed = typed;
    }

    /** The block type that declares it. */
    public String word() {
        return word;
    }

    /** Whether a type label stands between kind and name: {@code generator.password.db}. */
    public boolean typed() {
        return typed;
    }
}
