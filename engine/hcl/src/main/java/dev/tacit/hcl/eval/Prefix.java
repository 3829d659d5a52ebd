package dev.tacit.hcl.eval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A range of IP addresses as CIDR writes it. IPv4 numbers may have leading zeros, which are ignored.
 *
 * @param address the first, with all host bits zero
 * @param bits 32 or 128
 * @param length how many leading bits all addresses share
 */
record Prefix(BigInteger address, int bits, int length) {
    private static final Pattern IPV4 = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    Prefix {
        int host = bits - length;
        address = address.shiftRight(host).shiftLeft(host);
    }

    static Optional<Prefix> parse(String text) {
        int slash = text.indexOf('/');
        var digits = text.substring(slash + 1);
        if (slash < 0 || !digits.matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int length = Integer.parseInt(digits);
        return address(text.substring(0, slash), false)
                .filter(a -> length <= a.bits())
                .map(a -> new Prefix(a.address(), a.bits(), length));
    }

    /** One address. */
    static Optional<Prefix> address(String text) {
        return address(text, true);
    }

    /** @param mapped whether ::ffff:a.b.c.d counts as the IPv4 address */
    private static Optional<Prefix> address(String text, boolean mapped) {
        if (!text.contains(":")) {
            return ipv4(text).map(a -> new Prefix(a, 32, 32));
        }
        var address = ipv6(text);
        if (mapped && address.isPresent() && address.get().shiftRight(32).equals(BigInteger.valueOf(0xFFFF))) {
            return Optional.of(new Prefix(address.get().and(BigInteger.valueOf(0xFFFF_FFFFL)), 32, 32));
        }
        return address.map(a -> new Prefix(a, 128, 128));
    }

    private static Optional<BigInteger> ipv4(String text) {
        var m = IPV4.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        var address = BigInteger.ZERO;
        for (int i = 1; i <= 4; i++) {
            var part = new BigInteger(m.group(i));
            if (part.bitLength() > 8) {
                return Optional.empty();
            }
            address = address.shiftLeft(8).or(part);
        }
        return Optional.of(address);
    }

    private static Optional<BigInteger> ipv6(String text) {
        var halves = text.split("::", -1);
        if (halves.length > 2) {
            return Optional.empty();
        }
        var head = groups(halves[0], halves.length == 1);
        var tail = groups(halves.length == 2 ? halves[1] : "", true);
        if (head.isEmpty() || tail.isEmpty()) {
            return Optional.empty();
        }
        int missing = 8 - head.get().size() - tail.get().size();
        if (halves.length == 1 ? missing != 0 : missing < 1) {
            return Optional.empty();
        }
        var all = new ArrayList<>(head.get());
        for (int i = 0; i < missing; i++) {
            all.add(0);
        }
        all.addAll(tail.get());
        var address = BigInteger.ZERO;
        for (int group : all) {
            address = address.shiftLeft(16).or(BigInteger.valueOf(group));
        }
        return Optional.of(address);
    }

    /** @param last whether the last group may be an IPv4 address */
    private static Optional<List<Integer>> groups(String text, boolean last) {
        var found = new ArrayList<Integer>();
        if (text.isEmpty()) {
            return Optional.of(found);
        }
        var parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            var ipv4 = last && i == parts.length - 1 ? ipv4(parts[i]) : Optional.<BigInteger>empty();
            if (ipv4.isPresent()) {
                found.add(ipv4.get().shiftRight(16).intValue());
                found.add(ipv4.get().intValue() & 0xFFFF);
            } else if (GROUP.matcher(parts[i]).matches()) {
                found.add(Integer.parseInt(parts[i], 16));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    BigInteger last() {
        return address.add(BigInteger.ONE.shiftLeft(bits - length)).subtract(BigInteger.ONE);
    }

    boolean contains(BigInteger other) {
        return other.compareTo(address) >= 0 && other.compareTo(last()) <= 0;
    }

    String text() {
        return text(address, bits) + "/" + length;
    }

    static String text(BigInteger address, int bits) {
        if (bits == 32) {
            int all = address.intValue();
            return (all >>> 24) + "." + (all >>> 16 & 255) + "." + (all >>> 8 & 255) + "." + (all & 255);
        }
        var groups = new ArrayList<Integer>();
        for (int i = 7; i >= 0; i--) {
            groups.add(address.shiftRight(16 * i).intValue() & 0xFFFF);
        }
        return shortest(groups);
    }

    /** The form of RFC 5952: the first of the longest runs of zeros, of at least two, is left out. */
    private static String shortest(List<Integer> groups) {
        int best = 0;
        int length = 1;
        for (int from = 0; from < 8; from++) {
            int to = from;
            while (to < 8 && groups.get(to) == 0) {
                to++;
            }
            if (to - from > length) {
                best = from;
                length = to - from;
            }
        }
        return length == 1
                ? hex(groups)
                : hex(groups.subList(0, best)) + "::" + hex(groups.subList(best + length, groups.size()));
    }

    private static String hex(List<Integer> groups) {
        return groups.stream().map(Integer::toHexString).collect(Collectors.joining(":"));
    }
}
