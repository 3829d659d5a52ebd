package dev.tacit.cli.command;

import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the generators that {@code tacit rotate} means. */
final class Feeding {
    private Feeding() {}

    /** @param words addresses of instances, blocks or modules */
    static Set<Address> meant(List<String> words, References declared, Report report) throws StopException {
        var known = declared.of().keySet();
        var found = new TreeSet<Address>();
        boolean mistaken = false;
        for (var word : words) {
            var meant = known.stream()
                    .filter(address -> Addresses.means(word, address))
                    .toList();
            var generators = meant.stream()
                    .flatMap(address -> generators(address, declared))
                    .toList();
            found.addAll(generators);
            if (generators.isEmpty()) {
                mistaken = true;
                report.diagnostic(meant.isEmpty() ? Addresses.unknown(word, known, "declared") : nothingToRotate(word));
            }
        }
        if (mistaken) {
            throw new StopException(ExitCode.ERROR);
        }
        return found;
    }

    /** Of a secret those it refers to itself: what these are made from, such as an authority, may serve many others. */
    private static Stream<Address> generators(Address address, References declared) {
        return switch (address.kind()) {
            case GENERATOR -> Stream.of(address);
            case SECRET -> declared.behind(address).stream().filter(behind -> behind.kind() == Kind.GENERATOR);
            case DATA, TEMPLATE, TARGET, FEDERATION, OUTPUT -> Stream.empty();
        };
    }

    private static Diagnostic nothingToRotate(String word) {
        return Diagnostic.error(
                CliCode.NOTHING_TO_ROTATE,
                "There is nothing to rotate",
                word
                        + " is no generator and refers to none. `tacit rotate` takes addresses of generators, and of secrets"
                        + " whose data refers to generators; a provided value is replaced with `tacit set`.",
                null);
    }
}
