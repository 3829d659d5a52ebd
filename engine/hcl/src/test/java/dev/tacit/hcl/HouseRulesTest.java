package dev.tacit.hcl;

import dev.tacit.testing.rules.HouseRules;

class HouseRulesTest extends HouseRules {
    HouseRulesTest() {
        super("dev.tacit.hcl", 40);
    }
}
