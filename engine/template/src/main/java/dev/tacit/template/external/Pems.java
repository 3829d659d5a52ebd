package dev.tacit.template.external;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.keys.Certificate;
import dev.tacit.template.keys.Chain;
import dev.tacit.template.keys.Pem;
import dev.tacit.template.keys.Unreadable;
import dev.tacit.template.value.GoValue;
import java.util.ArrayList;
import java.util.List;

/** The functions on texts with blocks of PEM in them. */
final class Pems {
    private Pems() {}

    static GoValue filter(Arguments arguments) {
        var type = arguments.octets(0);
        var found = Pem.read(arguments.octets(1));
        var kept = new StringBuilder();
        for (var block : found.blocks()) {
            if (block.type().equalsIgnoreCase(type)) {
                kept.append(block.encoded());
            }
        }
        if (kept.isEmpty() && !found.rest().isEmpty()) {
            throw arguments.failure(
                    "\"filterPEM\" finds no block of the type that is asked for, but text that is no PEM.");
        }
        return arguments.answer(kept.toString());
    }

    static GoValue ofChain(Arguments arguments) {
        return Reading.answer(arguments, () -> {
            var certificates = Reading.certificates(arguments, 1);
            arguments.spend((long) certificates.size() * certificates.size());
            var chain = Chain.ordered(certificates);
            return Reading.pem(part(arguments.octets(0), chain));
        });
    }

    private static List<Certificate> part(String name, List<Certificate> chain) throws Unreadable {
        var first = chain.getFirst();
        var last = chain.getLast();
        return switch (name) {
            case "leaf" -> first.isRoot() ? List.of() : List.of(first);
            case "intermediate" -> {
                var between = new ArrayList<Certificate>();
                for (int i = 1; i < chain.size() && !chain.get(i).isRoot(); i++) {
                    between.add(chain.get(i));
                }
                yield between;
            }
            case "root" -> last.isRoot() ? List.of(last) : List.of();
            default -> throw new Unreadable("\"filterCertChain\" is asked for \"leaf\", \"intermediate\" or \"root\".");
        };
    }

    static GoValue alternativeNames(Arguments arguments) {
        return Reading.of(arguments, () -> {
            var names = Reading.certificates(arguments, 0).getFirst().alternativeNames();
            return GoValue.Slice.ofStrings(names);
        });
    }
}
