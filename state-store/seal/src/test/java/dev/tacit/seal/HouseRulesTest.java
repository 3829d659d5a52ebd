package dev.tacit.seal;

import dev.tacit.testing.rules.HouseRules;
import java.util.List;

class HouseRulesTest extends HouseRules {
    HouseRulesTest() {
        super("dev.tacit.seal", 40);
    }

    /** Codecs, keys, index, head are functions of their arguments; randomness and backends are handed in. */
    @Override
    protected List<String> purePackages() {
        return List.of(
                "dev.tacit.seal.json",
                "dev.tacit.seal.codec",
                "dev.tacit.seal.head",
                "dev.tacit.seal.fault",
                "dev.tacit.seal.index");
    }
}
