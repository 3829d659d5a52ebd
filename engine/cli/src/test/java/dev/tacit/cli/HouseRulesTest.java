package dev.tacit.cli;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.tacit.core.provider.ObjectContent;
import dev.tacit.core.record.Payload;
import dev.tacit.core.secret.Plaintext;
import dev.tacit.testing.rules.HouseRules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HouseRulesTest extends HouseRules {
    HouseRulesTest() {
        super("dev.tacit.cli", 30);
    }

    /** Only the outermost layers see files, the clock, picocli. */
    @Override
    protected List<String> purePackages() {
        return List.of("dev.tacit.cli.render..");
    }

    @Test
    void renderingCannotReachContent() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("dev.tacit.cli.render..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Plaintext.class, Payload.class, ObjectContent.class)
                .orShould()
                .callMethod(dev.tacit.core.plan.Plan.class, "payloads")
                .check(new ClassFileImporter().importPath(Path.of("target/classes")));
    }
}
