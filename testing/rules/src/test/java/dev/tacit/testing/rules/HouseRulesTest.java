package dev.tacit.testing.rules;

import java.util.List;

class HouseRulesTest extends HouseRules {
    HouseRulesTest() {
        super("dev.tacit.testing", 5);
    }

    @Override
    protected List<String> purePackages() {
        return List.of();
    }
}
