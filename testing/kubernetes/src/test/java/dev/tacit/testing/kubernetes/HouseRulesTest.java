package dev.tacit.testing.kubernetes;

import dev.tacit.testing.rules.HouseRules;
import java.util.List;

class HouseRulesTest extends HouseRules {
    HouseRulesTest() {
        super("dev.tacit.testing.kubernetes", 15);
    }

    @Override
    protected List<String> purePackages() {
        return List.of();
    }
}
