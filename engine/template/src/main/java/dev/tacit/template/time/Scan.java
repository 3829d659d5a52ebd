package dev.tacit.template.time;

import dev.tacit.template.format.Layout;
import java.util.List;

/** Goes over a written moment; throws {@link Mismatch} where it is not as it should be. */
final class Scan {
    private final String octets;
    private int at;

    Scan(String octets) {
        this.octets = octets;
    }

    /** Never leaves this package. */
    static final class Mismatch extends RuntimeException {
        private Mismatch() {
            super("", null, false, false);
        }
    }

    static void check(boolean fits) {
        if (!fits) {
            throw new Mismatch();
        }
    }

    void end() {
        check(at == octets.length());
    }

    /** Takes that character if it is the next one. */
    boolean at(char c) {
        boolean there = at < octets.length() && octets.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    /** Takes text of the layout. As many spaces as there are stand for as many as there are. */
    void skip(String expected) {
        for (int i = 0; i < expected.length(); ) {
            if (expected.charAt(i) == ' ') {
                check(at == octets.length() || octets.charAt(at) == ' ');
                while (i < expected.length() && expected.charAt(i) == ' ') {
                    i++;
                }
                while (at(' ')) {}
            } else {
                check(at(expected.charAt(i++)));
            }
        }
    }

    private String take(int length) {
        check(at + length <= octets.length());
        at += length;
        return octets.substring(at - length, at);
    }

    private boolean isDigit(int index) {
        return index < octets.length() && octets.charAt(index) >= '0' && octets.charAt(index) <= '9';
    }

    /** How many digits there are here, of which no more than so many matter. */
    private int digits(int most) {
        int digits = 0;
        while (digits < most && isDigit(at + digits)) {
            digits++;
        }
        return digits;
    }

    /** One or two digits. */
    int number(boolean two, int least, int most) {
        int digits = digits(2);
        check(digits > (two ? 1 : 0));
        int number = Integer.parseInt(take(digits));
        check(number >= least && number <= most);
        return number;
    }

    int dayOfYear(boolean three) {
        int digits = digits(3);
        check(digits > (three ? 2 : 0));
        return Integer.parseInt(take(digits));
    }

    int year() {
        check(digits(4) == 4);
        return Integer.parseInt(take(4));
    }

    /** A number of that many octets, one of which may be a sign. */
    int signed(int length) {
        var number = take(length);
        check(number.matches("[+-]?[0-9]+"));
        return Integer.parseInt(number);
    }

    /** Which of the names stands here, cut to so many octets, in whatever case. */
    int name(List<String> names, int length) {
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i).substring(0, Math.min(length, names.get(i).length()));
            if (octets.regionMatches(true, at, name, 0, name.length())) {
                at += name.length();
                return i;
            }
        }
        throw new Mismatch();
    }

    /** Whether it is the second one. */
    boolean either(String first, String second) {
        var next = take(2);
        check(next.equals(first) || next.equals(second));
        return next.equals(second);
    }

    boolean atFraction() {
        return at < octets.length() && isSeparator(octets.charAt(at)) && isDigit(at + 1);
    }

    /** A fraction of however many octets with its separator. */
    int allNanos() {
        int end = at + 1;
        while (isDigit(end)) {
            end++;
        }
        return nanos(end - at);
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == ',';
    }

    /** A fraction of so many octets with its separator. */
    int nanos(int length) {
        check(at < octets.length() && isSeparator(octets.charAt(at)));
        var digits = take(length).substring(1, Math.min(length, 10));
        check(digits.matches("[+]?[0-9]*|-0*"));
        return Integer.parseInt("0" + digits.replaceFirst("^[+-]", "")) * (int) Math.pow(10, 9 - digits.length());
    }

    /** Seconds east of Greenwich. */
    int offset(Layout.Offset written) {
        var octets = take(written.length());
        int step = written.colons() ? 3 : 2;
        int hours = part(octets, 1, 24);
        int minutes = written.minutes() ? part(octets, 1 + step, 60) : 0;
        int seconds = written.seconds() ? part(octets, 1 + 2 * step, 60) : 0;
        check(!written.colons() || !written.minutes() || octets.charAt(3) == ':');
        check(!written.colons() || !written.seconds() || octets.charAt(6) == ':');
        check(octets.charAt(0) == '+' || octets.charAt(0) == '-');
        int size = (hours * 60 + minutes) * 60 + seconds;
        return octets.charAt(0) == '-' ? -size : size;
    }

    private static int part(String octets, int start, int most) {
        var digits = octets.substring(start, start + 2);
        check(digits.matches("[0-9]{2}"));
        int part = Integer.parseInt(digits);
        check(part <= most);
        return part;
    }

    /** What looks like the abbreviation of a zone. */
    String zone() {
        check(at + 3 <= octets.length());
        if (octets.startsWith("ChST", at) || octets.startsWith("MeST", at)) {
            return take(4);
        }
        if (octets.startsWith("GMT", at)) {
            return take(3 + signedOffset(at + 3));
        }
        if (signedOffset(at) > 0) {
            return take(signedOffset(at));
        }
        int capitals = 0;
        while (capitals < 6
                && at + capitals < octets.length()
                && octets.charAt(at + capitals) >= 'A'
                && octets.charAt(at + capitals) <= 'Z') {
            capitals++;
        }
        if (octets.startsWith("UTC", at)) {
            return take(3);
        }
        boolean fits = capitals == 3
                || (capitals == 4 && (octets.charAt(at + 3) == 'T' || octets.startsWith("WITA", at)))
                || (capitals == 5 && octets.charAt(at + 4) == 'T');
        check(fits);
        return take(capitals);
    }

    /** How many octets a sign with up to 23 takes; 0 when there is none. */
    private int signedOffset(int from) {
        if (from >= octets.length() || "+-".indexOf(octets.charAt(from)) < 0) {
            return 0;
        }
        int end = from + 1;
        while (isDigit(end)) {
            end++;
        }
        var digits = octets.substring(from + 1, end).replaceFirst("^0+(?=.)", "");
        return digits.isEmpty() || digits.length() > 2 || Integer.parseInt(digits) > 23 ? 0 : end - from;
    }
}
