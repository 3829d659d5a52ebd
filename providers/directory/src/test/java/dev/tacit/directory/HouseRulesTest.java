package dev.tacit.directory;

import dev.tacit.testing.rules.HouseRules;
import java.util.List;

class HouseRulesTest extends HouseRules {
    HouseRulesTest() {
        super("dev.tacit.directory", 10);
    }

    /** It is files all the way. */
    @Override
    protected List<String> purePackages() {
        return List.of();
    }
}
