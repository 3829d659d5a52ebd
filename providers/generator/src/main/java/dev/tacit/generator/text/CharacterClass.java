package dev.tacit.generator.text;

/** A kind of characters in passwords, with the attribute names that Terraform's random_password has. */
enum CharacterClass {
    LOWER("abcdefghijklmnopqrstuvwxyz"),
    UPPER("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    NUMERIC("0123456789"),
    SPECIAL("!@#$%&*()-_=+[]{}<>:?");

    private final String alphabet;

    CharacterClass(String alphabet) {
        this.alphabet = alphabet;
    }

    /** Its characters unless others are declared. */
    String alphabet() {
        return alphabet;
    }

    /** The attribute that switches it on or off. */
    String attribute() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The attribute that says how many a password has at least. */
    String minimum() {
        return "min_" + attribute();
    }
}
