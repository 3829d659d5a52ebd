package dev.tacit.cli.arguments;

import dev.tacit.cli.arguments.Arguments.MistakeException;
import dev.tacit.core.address.Address;
import dev.tacit.core.address.AddressPattern;
import dev.tacit.core.address.Kind;
import dev.tacit.core.address.ModuleStep;

/** What single words of a command line stand for. */
final class Words {
    private Words() {}

    static AddressPattern pattern(String text) throws MistakeException {
        if (text.matches("module\\.[\\w-]+(\\[(\\d{1,9}|\"[^\"]*\")])?(\\.module\\..*)?")
                && Address.parse(text).isEmpty()) {
            try {
                return new AddressPattern(ModuleStep.path(text), null);
            } catch (IllegalArgumentException e) {
                throw new MistakeException("an address or a module is expected, as in secret.db or module.team");
            }
        }
        var address = address(text);
        return new AddressPattern(
                ModuleStep.path(address.module()),
                new AddressPattern.Item(address.kind(), address.type(), address.name(), address.key()));
    }

    static Address address(String text) throws MistakeException {
        return Address.parse(text)
                .orElseThrow(() -> new MistakeException("an address is expected, as in secret.db or"
                        + " federation.db[\"eu\"] (a shell needs quotes around the latter)"));
    }

    static Address secret(String text) throws MistakeException {
        var address = Address.parse(text);
        if (address.isEmpty() || address.get().kind() != Kind.SECRET) {
            throw new MistakeException("the address of a secret is expected, as in secret.db or secret.db[\"eu\"]"
                    + " (a shell needs quotes around the latter)");
        }
        return address.get();
    }

    static int version(String text) throws MistakeException {
        var digits = text.startsWith("v") ? text.substring(1) : text;
        if (!digits.matches("[1-9][0-9]{0,8}")) {
            throw new MistakeException("the number of a version is expected, as in 3 or v3");
        }
        return Integer.parseInt(digits);
    }
}
