package dev.tacit.template.location;

import java.util.Optional;

/** What is written as "%41" in one part of a URL. */
enum Escape {
    PATH,
    HOST,
    /** Behind the "%" of an IPv6 address (RFC 6874). */
    ZONE,
    USER,
    FRAGMENT;

    private static final String DIGITS = "0123456789ABCDEF";

    /** Whether the byte may not stand for itself. */
    private boolean escapes(char c) {
        if (isAlphanumeric(c) || "-_.~".indexOf(c) >= 0) {
            return false;
        }
        return switch (this) {
            case PATH -> "$&+,/:;=@".indexOf(c) < 0;
            case HOST, ZONE -> "!$&'()*+,;=:[]<>\"".indexOf(c) < 0;
            case USER -> "$&+,;=".indexOf(c) < 0;
            case FRAGMENT -> "$&+,/:;=?@!()*".indexOf(c) < 0;
        };
    }

    static boolean isAlphanumeric(char c) {
        return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
    }

    String escaped(String octets) {
        var escaped = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (escapes(c)) {
                escaped.append('%').append(DIGITS.charAt(c >> 4)).append(DIGITS.charAt(c & 15));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Empty when the part is not one. */
    Optional<String> plain(String octets) {
        boolean inHost = this == HOST || this == ZONE;
        var plain = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c != '%') {
                if (inHost && c < 0x80 && escapes(c)) {
                    return Optional.empty();
                }
                plain.append(c);
                continue;
            }
            int value = i + 2 < octets.length() ? hex(octets.charAt(i + 1)) * 16 + hex(octets.charAt(i + 2)) : -1;
            if (value < 0 || !stands((char) value)) {
                return Optional.empty();
            }
            plain.append((char) value);
            i += 2;
        }
        return Optional.of(plain.toString());
    }

    /** Whether that byte may be written in hexadecimal. A percent sign always may. */
    private boolean stands(char c) {
        return switch (this) {
            case HOST -> c == '%' || c >= 0x80;
            case ZONE -> c == '%' || c == ' ' || !escapes(c);
            case PATH, USER, FRAGMENT -> true;
        };
    }

    /** So negative where there is no digit that a digit before it does not help. */
    private static int hex(char c) {
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        return digit < 0 ? -1000 : digit;
    }
}
