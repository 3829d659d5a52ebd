package dev.tacit.generator;

import dev.tacit.testing.rules.HouseRules;

class HouseRulesTest extends HouseRules {
    HouseRulesTest() {
        super("dev.tacit.generator", 5);
    }
}
