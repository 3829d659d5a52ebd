package dev.tacit.testing.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The rules of the house. A module has one test:
 *
 * <pre>{@code
 * class HouseRulesTest extends HouseRules {
 *     HouseRulesTest() {
 *         super("dev.tacit.sqlite", 3); // its base package, how many classes must have been found
 *     }
 * }
 * }</pre>
 *
 * A module that does I/O overrides {@link #purePackages()}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HouseRules {
    private static final List<String> PROVIDERS =
            List.of("dev.tacit.generator", "dev.tacit.kubernetes", "dev.tacit.directory");
    private static final Pattern VAGUE = Pattern.compile(".*(Manager|Helper|Utils?|Impl|Service)");
    private static final int MOST_LINES = 500;

    private final String basePackage;
    private final int fewestClasses;
    private final JavaClasses classes;
    private final Sources sources;

    protected HouseRules(String basePackage, int fewestClasses) {
        this(basePackage, fewestClasses, Path.of("target/classes"), Path.of("src/main/java"));
    }

    HouseRules(String basePackage, int fewestClasses, Path compiled, Path written) {
        this.basePackage = basePackage;
        this.fewestClasses = fewestClasses;
        classes = new ClassFileImporter().importPath(compiled);
        sources = new Sources(written);
    }

    /** Packages (ArchUnit patterns) without files, sockets, clock, randomness: all of the module's unless overridden. */
    protected List<String> purePackages() {
        return List.of(basePackage + "..");
    }

    @Test
    void everyClassWasFoundWhereItBelongs() {
        assertTrue(classes.size() > fewestClasses, () -> "only " + classes.size() + " classes were scanned");
        Set<String> astray = new TreeSet<>();
        for (JavaClass type : classes) {
            String name = type.getPackageName();
            if (!name.equals(basePackage) && !name.startsWith(basePackage + ".")) {
                astray.add(type.getName());
            }
        }
        assertEquals(Set.of(), astray, "classes outside " + basePackage);
    }

    @Test
    void packagesHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new EachPackage())
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void onlyTheCommandLinePrintsOrExits() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.tacit.cli..", "dev.tacit.testing..")
                .should(Impurity.PRINTS.asCondition())
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void purePackagesTouchNothingOutside() {
        noClasses()
                .that()
                .resideInAnyPackage(purePackages().toArray(String[]::new))
                .should(Impurity.TOUCHES_THE_WORLD.asCondition())
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void providersDoNotSeeEachOther() {
        for (String provider : PROVIDERS) {
            String[] others = PROVIDERS.stream()
                    .filter(other -> !other.equals(provider))
                    .map(other -> other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(provider + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @Test
    void namesSayWhatAClassIsFor() {
        Set<String> vague = new TreeSet<>();
        for (JavaClass type : classes) {
            if (VAGUE.matcher(type.getSimpleName()).matches()) {
                vague.add(type.getName());
            }
        }
        assertEquals(Set.of(), vague, "classes with a suffix that says nothing");
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : classes) {
            if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                unmarked.add(type.getPackageName());
            }
        }
        assertEquals(Set.of(), unmarked, "packages without @NullMarked");
    }

    @Test
    void everyPackageSaysItsOneThing() throws IOException {
        assertEquals(Set.of(), sources.packagesWithoutOneSentence(), "package-info without one sentence free of 'and'");
    }

    @Test
    void noSourceFileIsTooLong() throws IOException {
        assertEquals(Set.of(), sources.longerThan(MOST_LINES), "source files over " + MOST_LINES + " lines");
        var tests = new Sources(Path.of("src/test/java"));
        assertEquals(Set.of(), tests.longerThan(MOST_LINES), "tests over " + MOST_LINES + " lines");
    }

    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }
}
