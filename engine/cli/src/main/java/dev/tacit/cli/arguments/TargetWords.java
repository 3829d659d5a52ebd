package dev.tacit.cli.arguments;

import dev.tacit.cli.arguments.Arguments.MistakeException;
import dev.tacit.cli.arguments.Command.Approval;
import dev.tacit.cli.arguments.Command.Inputs;
import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.kubernetes.Rbac.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** The words after {@code tacit target}. */
final class TargetWords {
    private TargetWords() {}

    static Command command(List<String> words, ParseResult flags, Inputs inputs, Approval approval)
            throws MistakeException {
        var address = Optional.<Address>empty();
        if (words.size() > 1) {
            address = Address.parse(words.get(1)).filter(a -> a.kind() == Kind.TARGET);
            if (address.isEmpty()) {
                throw new MistakeException("the address of a target is expected, as in target.kubernetes.prod or"
                        + " target.kubernetes.prod[\"eu\"] (a shell needs quotes around the latter)");
            }
        }
        return switch (words.getFirst()) {
            case "rbac" -> new Command.TargetRbac(address, subject(flags), inputs);
            case "replace" -> new Command.TargetReplace(required(address), inputs, approval);
            case "forget" -> new Command.TargetForget(required(address), approval);
            default -> throw new MistakeException("tacit target takes rbac, replace or forget");
        };
    }

    private static Address required(Optional<Address> address) throws MistakeException {
        return address.orElseThrow(() -> new MistakeException("the address of a target is missing"));
    }

    private static Subject subject(ParseResult flags) throws MistakeException {
        var subjects = new ArrayList<Subject>();
        Flags.text(flags, Flags.USER).ifPresent(name -> subjects.add(new Subject(Subject.Kind.USER, "", name)));
        Flags.text(flags, Flags.GROUP).ifPresent(name -> subjects.add(new Subject(Subject.Kind.GROUP, "", name)));
        Flags.text(flags, Flags.SERVICE_ACCOUNT)
                .map(name -> name.split(":", -1))
                .ifPresent(parts -> {
                    if (parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()) {
                        subjects.add(new Subject(Subject.Kind.SERVICE_ACCOUNT, parts[0], parts[1]));
                    }
                });
        if (subjects.size() != 1) {
            throw new MistakeException(
                    "say whom to permit it: one of -user=NAME, -group=NAME, -serviceaccount=NAMESPACE:NAME");
        }
        return subjects.getFirst();
    }
}
