package dev.tacit.kubernetes;

import dev.tacit.testing.rules.HouseRules;
import java.util.List;

class HouseRulesTest extends HouseRules {
    HouseRulesTest() {
        super("dev.tacit.kubernetes", 30);
    }

    @Override
    protected List<String> purePackages() {
        return List.of();
    }
}
