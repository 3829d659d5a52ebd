package dev.tacit.sqlite;

import dev.tacit.testing.rules.HouseRules;
import java.util.List;

class HouseRulesTest extends HouseRules {
    HouseRulesTest() {
        super("dev.tacit.sqlite", 3);
    }

    @Override
    protected List<String> purePackages() {
        return List.of();
    }
}
