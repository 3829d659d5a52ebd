package dev.tacit.template.text;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.Octets;

/** Octets as the text that a regular expression sees: a byte that belongs to no character is one of its own. */
final class Subject implements CharSequence {
    /** Looks at characters that are paid for at once. */
    private static final int LOOKS = 64;

    private final String text;
    /** Where each character begins; null when each is one byte. */
    private final int @org.jspecify.annotations.Nullable [] starts;

    private final Arguments payer;
    private final long price;
    private int looks;

    /**
     * @param instructions that each character may have to be given to
     */
    Subject(String octets, int instructions, Arguments payer) {
        this.payer = payer;
        price = 4 + 2L * instructions;
        var seen = Octets.text(octets);
        text = seen;
        if (seen.length() == octets.length()) {
            starts = null;
            return;
        }
        starts = new int[seen.length() + 1];
        for (int i = 0, at = 0; i < seen.length(); at += Octets.width(octets, at)) {
            starts[i] = at;
            i += Character.charCount(seen.codePointAt(i));
        }
        starts[seen.length()] = octets.length();
    }

    int inOctets(int index) {
        return starts == null ? index : starts[index];
    }

    /** Behind the character at {@code index}. */
    int after(int index) {
        return index < text.length() ? index + Character.charCount(text.codePointAt(index)) : index + 1;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks == LOOKS) {
            looks = 0;
            payer.spend(price);
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return "Subject";
    }
}
