package dev.tacit.generator;

import dev.tacit.testing.rules.HouseRules;
import java.util.List;
import java.util.stream.Stream;

class HouseRulesTest extends HouseRules {
    private static final String BASE = "dev.tacit.generator";

    HouseRulesTest() {
        super(BASE, 60);
    }

    /** All but the one that looks like randomness to libraries. */
    @Override
    protected List<String> purePackages() {
        return Stream.of("", ".key..", ".kind..", ".login..", ".store..", ".text..", ".x509..")
                .map(BASE::concat)
                .toList();
    }
}
