package dev.tacit.template.yaml;

import dev.tacit.template.value.Octets;

/**
 * Which ways of writing a text keep it as it is.
 *
 * @param multiline whether it has line breaks
 * @param plain without quotes, outside of brackets
 * @param single in single quotes
 * @param block as a block of lines
 */
record Shape(boolean multiline, boolean plain, boolean single, boolean block) {
    static Shape of(String octets) {
        return octets.isEmpty() ? new Shape(false, true, true, false) : new Look(octets).shape();
    }

    static boolean isBreak(int rune) {
        return rune == '\n' || rune == '\r' || rune == 0x85 || rune == 0x2028 || rune == 0x2029;
    }

    private static boolean isBlank(int rune) {
        return rune == ' ' || rune == '\t';
    }

    static boolean isPrintable(int rune) {
        return rune == '\n'
                || (rune >= ' ' && rune <= '~')
                || (rune >= 0xA0 && rune <= 0xD7FF)
                || (rune >= 0xE000 && rune <= 0xFFFD && rune != 0xFEFF);
    }

    /** One look over all characters. */
    private static final class Look {
        private final int[] runes;
        private boolean indicators;
        private boolean special;
        private boolean breaks;
        private boolean spaceAfterBreak;
        private boolean spaceBeforeBreak;

        Look(String octets) {
            runes = Octets.runes(octets);
            indicators = octets.startsWith("---") || octets.startsWith("...");
            for (int i = 0; i < runes.length; i++) {
                look(i);
            }
        }

        private void look(int i) {
            int rune = runes[i];
            boolean endsWord = i + 1 == runes.length || isBlank(runes[i + 1]);
            boolean beginsWord = i == 0 || isBlank(runes[i - 1]) || isBreak(runes[i - 1]);
            indicators |= (i == 0 && "#,[]{}&*!|>'\"%@`".indexOf(rune) >= 0)
                    || (i == 0 && (rune == '?' || rune == '-') && endsWord)
                    || (rune == ':' && endsWord)
                    || (rune == '#' && beginsWord);
            special |= !isPrintable(rune);
            if (isBreak(rune)) {
                breaks = true;
                spaceBeforeBreak |= i > 0 && runes[i - 1] == ' ';
            }
            spaceAfterBreak |= rune == ' ' && i > 0 && isBreak(runes[i - 1]);
        }

        Shape shape() {
            int first = runes[0];
            int last = runes[runes.length - 1];
            boolean open = first == ' ' || last == ' ' || isBreak(first) || isBreak(last);
            boolean lost = spaceBeforeBreak || special;
            return new Shape(
                    breaks,
                    !open && !spaceAfterBreak && !lost && !breaks && !indicators,
                    !spaceAfterBreak && !lost,
                    last != ' ' && !lost);
        }
    }
}
