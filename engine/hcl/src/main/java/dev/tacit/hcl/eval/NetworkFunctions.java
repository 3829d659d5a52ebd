package dev.tacit.hcl.eval;

import static dev.tacit.hcl.eval.Arguments.give;
import static dev.tacit.hcl.eval.Function.parameter;

import dev.tacit.core.value.Content;
import dev.tacit.core.value.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Functions on ranges of IP addresses. */
final class NetworkFunctions {
    private static final Function.Parameter PREFIX = parameter("prefix", Type.STRING);
    private static final String NOT_A_PREFIX = "a range in CIDR notation is required, as in \"10.0.0.0/8\".";

    static final List<Function> ALL = List.of(
            Function.of(
                    "cidrhost",
                    Type.STRING,
                    List.of(PREFIX, parameter("hostnum", Type.NUMBER)),
                    a -> within(a, NetworkFunctions::host)),
            Function.of("cidrnetmask", Type.STRING, List.of(PREFIX), a -> within(a, NetworkFunctions::mask)),
            Function.of(
                    "cidrsubnet",
                    Type.STRING,
                    List.of(PREFIX, parameter("newbits", Type.NUMBER), parameter("netnum", Type.NUMBER)),
                    a -> within(a, NetworkFunctions::subnet)),
            Function.of(
                            "cidrsubnets",
                            new Type.ListOf(Type.STRING),
                            List.of(PREFIX),
                            a -> within(a, NetworkFunctions::subnets))
                    .andMore(parameter("newbits", Type.NUMBER)),
            Function.of(
                    "cidrcontains",
                    Type.BOOL,
                    List.of(
                            parameter("containing_prefix", Type.STRING),
                            parameter("contained_ip_or_prefix", Type.STRING)),
                    a -> within(a, NetworkFunctions::contains)));

    private NetworkFunctions() {}

    private static Content within(Arguments a, BiFunction<Arguments, Prefix, Content> body) {
        return Prefix.parse(a.text(0)).map(p -> body.apply(a, p)).orElseGet(() -> a.refuse(0, NOT_A_PREFIX));
    }

    private static Content host(Arguments a, Prefix prefix) {
        if (!a.number(1).isInteger()) {
            return a.refuse(1, "a whole number is required.");
        }
        var number = a.number(1).truncated();
        var end = BigInteger.ONE.shiftLeft(prefix.bits() - prefix.length());
        // Negative numbers count from the end.
        var host = number.signum() < 0 ? end.add(number) : number;
        return host.signum() < 0 || host.compareTo(end) >= 0
                ? a.refuse(1, "the range has no address of this number.")
                : give(Prefix.text(prefix.address().or(host), prefix.bits()));
    }

    private static Content mask(Arguments a, Prefix prefix) {
        if (prefix.bits() != 32) {
            return a.refuse(0, "ranges of IPv6 have no netmask.");
        }
        var all = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);
        return give(Prefix.text(new Prefix(all, 32, prefix.length()).address(), 32));
    }

    private static Content subnet(Arguments a, Prefix prefix) {
        var more = a.integer(1);
        if (more.isEmpty() || more.get() < 0 || prefix.length() + more.get() > prefix.bits()) {
            return a.refuse(1, "the range has not so many bits left.");
        }
        if (!a.number(2).isInteger()) {
            return a.refuse(2, "a whole number is required.");
        }
        var number = a.number(2).truncated();
        var end = BigInteger.ONE.shiftLeft(more.get());
        if (number.signum() < 0 || number.compareTo(end) >= 0) {
            return a.refuse(2, "so many bits cannot hold this number.");
        }
        int length = prefix.length() + more.get();
        var address = prefix.address().or(number.shiftLeft(prefix.bits() - length));
        return give(new Prefix(address, prefix.bits(), length).text());
    }

    private static Content subnets(Arguments a, Prefix prefix) {
        var found = new ArrayList<String>();
        var next = prefix.address();
        for (int i = 1; i < a.count(); i++) {
            int more = a.integer(i).orElse(0);
            if (more < 1 || more > 32 || prefix.length() + more > prefix.bits()) {
                return a.refuse(i, "a whole number from 1 to 32 is required, no more than the range has bits left.");
            }
            int length = prefix.length() + more;
            int host = prefix.bits() - length;
            var size = BigInteger.ONE.shiftLeft(host);
            // A range starts at a multiple of its size.
            var start = next.add(size).subtract(BigInteger.ONE).shiftRight(host).shiftLeft(host);
            if (!prefix.contains(start)) {
                return a.refuse(i, "the range has not so many addresses left.");
            }
            found.add(new Prefix(start, prefix.bits(), length).text());
            next = start.add(size);
        }
        return give(TextFunctions.strings(found));
    }

    private static Content contains(Arguments a, Prefix prefix) {
        var other = Prefix.address(a.text(1)).or(() -> Prefix.parse(a.text(1)));
        if (other.isEmpty()) {
            return a.refuse(1, "an address or a range in CIDR notation is required.");
        }
        return other.get().bits() != prefix.bits()
                ? a.refuse(1, "one is IPv4, the other IPv6.")
                : give(prefix.contains(other.get().address())
                        && prefix.contains(other.get().last()));
    }
}
