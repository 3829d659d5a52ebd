package dev.tacit.template.location;

import java.util.Optional;
import java.util.regex.Pattern;

/** The host of a URL, perhaps with a port. */
final class Host {
    private static final int GROUPS = 8;
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})(?:\\.(?!$)|$)){4}");

    private Host() {}

    /** Empty when it is none. */
    static Optional<String> parse(String scheme, String octets) {
        int bracket = octets.lastIndexOf('[');
        if (bracket > 0) {
            return Optional.empty();
        }
        if (bracket == 0) {
            return literal(octets);
        }
        int colon = octets.indexOf(':');
        if (!scheme.equals("http") && !scheme.equals("https")) {
            colon = octets.lastIndexOf(':'); // several hosts, each with its port, as databases have it
        }
        return colon >= 0 && !isPort(octets.substring(colon)) ? Optional.empty() : Escape.HOST.plain(octets);
    }

    static boolean isPort(String octets) {
        return octets.isEmpty()
                || (octets.startsWith(":") && octets.chars().skip(1).allMatch(c -> '0' <= c && c <= '9'));
    }

    /** An IPv6 address in brackets. */
    private static Optional<String> literal(String octets) {
        int end = octets.lastIndexOf(']');
        if (end < 0 || !isPort(octets.substring(end + 1))) {
            return Optional.empty();
        }
        var name = octets.substring(1, end);
        int zone = name.indexOf("%25");
        return Escape.HOST
                .plain(zone < 0 ? name : name.substring(0, zone))
                .flatMap(address ->
                        Escape.ZONE.plain(zone < 0 ? "" : name.substring(zone)).map(plainZone -> address + plainZone))
                .filter(Host::isIpv6)
                .map(address -> "[" + address + "]" + octets.substring(end + 1));
    }

    private static boolean isIpv6(String octets) {
        int percent = octets.indexOf('%');
        var address = percent < 0 ? octets : octets.substring(0, percent);
        if (percent == octets.length() - 1 || !address.contains(":")) {
            return false;
        }
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address, true) == GROUPS;
        }
        int before = groups(address.substring(0, gap), false);
        int after = groups(address.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups of 16 bits these are; negative when they are none. */
    private static int groups(String octets, boolean last) {
        if (octets.isEmpty()) {
            return 0;
        }
        int count = 0;
        var parts = octets.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean ipv4 = last && i == parts.length - 1 && isIpv4(parts[i]);
            if (!ipv4 && !GROUP.matcher(parts[i]).matches()) {
                return -1;
            }
            count += ipv4 ? 2 : 1;
        }
        return count;
    }

    private static boolean isIpv4(String octets) {
        if (!IPV4.matcher(octets).matches()) {
            return false;
        }
        for (var field : octets.split("\\.", -1)) {
            if (Integer.parseInt(field) > 255) {
                return false;
            }
        }
        return true;
    }
}
