package dev.tacit.core;

import dev.tacit.testing.rules.HouseRules;

class HouseRulesTest extends HouseRules {
    HouseRulesTest() {
        super("dev.tacit.core", 120);
    }
}
