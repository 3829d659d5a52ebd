package dev.tacit.cli.render;

import dev.tacit.core.record.ObjectKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Words as they are printed. */
public final class Words {
    private Words() {}

    /** {@code 1 object}, {@code 5,000 objects}. */
    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** {@code in 3 namespaces}, nothing where there are none. */
    static String namespaces(List<ObjectKey> objects) {
        long number = objects.stream()
                .map(ObjectKey::namespace)
                .filter(name -> !name.isEmpty())
                .distinct()
                .count();
        return number == 0 ? "" : " in " + count(number, "namespace");
    }

    /** As it would be written in a declaration: {@code 1h30m}. */
    static String time(Duration time) {
        var text = new StringBuilder();
        if (time.toDays() > 0) {
            text.append(time.toDays()).append('d');
        }
        if (time.toHoursPart() > 0) {
            text.append(time.toHoursPart()).append('h');
        }
        if (time.toMinutesPart() > 0) {
            text.append(time.toMinutesPart()).append('m');
        }
        if (time.toSecondsPart() > 0) {
            text.append(time.toSecondsPart()).append('s');
        }
        return text.toString();
    }

    /** Names by others (owners, namespaces) must not steer a terminal. */
    public static String printable(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                clean.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    /** The first few, then how many more. */
    static String few(List<String> names, int most, String separator) {
        if (names.size() <= most) {
            return String.join(separator, names);
        }
        return String.join(separator, names.subList(0, most)) + separator + "… "
                + String.format(Locale.ROOT, "%,d", names.size() - most) + " more";
    }
}
