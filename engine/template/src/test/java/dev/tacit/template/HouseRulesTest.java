package dev.tacit.template;

import dev.tacit.testing.rules.HouseRules;

class HouseRulesTest extends HouseRules {
    HouseRulesTest() {
        super("dev.tacit.template", 30);
    }
}
