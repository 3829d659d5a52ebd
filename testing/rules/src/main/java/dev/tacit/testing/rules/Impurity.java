package dev.tacit.testing.rules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;

/** What a class can do to the world, told from the names it uses. */
enum Impurity {
    PRINTS(
            "print or exit",
            "(?!)",
            "java\\.lang\\.System\\.(out|err|in|exit|console)"
                    + "|java\\.lang\\.Runtime\\.(exit|halt)"
                    + "|.*\\.printStackTrace"),
    TOUCHES_THE_WORLD(
            "touch files, sockets, clock, randomness, fabric8 or picocli",
            "java\\.io\\.(File|FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile)"
                    + "|java\\.nio\\.file\\.(Files|FileSystems)"
                    + "|java\\.nio\\.channels\\..*"
                    + "|java\\.net\\.(?!URI(SyntaxException)?$|URLEncoder$|URLDecoder$).*"
                    + "|java\\.security\\.SecureRandom"
                    + "|java\\.util\\.concurrent\\.ThreadLocalRandom"
                    + "|io\\.fabric8\\..*"
                    + "|picocli\\..*",
            "java\\.time\\.Clock\\.(system.*|tick.*)"
                    + "|java\\.time\\.\\w+\\.now"
                    + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv)"
                    + "|java\\.lang\\.Math\\.random"
                    + "|java\\.util\\.UUID\\.randomUUID"
                    + "|java\\.util\\.Random\\.<init>");

    private final String description;
    private final Pattern types;
    private final Pattern members;

    Impurity(String description, String types, String members) {
        this.description = description;
        this.types = Pattern.compile(types);
        this.members = Pattern.compile(members);
    }

    ArchCondition<JavaClass> asCondition() {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (types.matcher(dependency.getTargetClass().getName()).matches()) {
                        events.add(SimpleConditionEvent.satisfied(type, dependency.getDescription()));
                    }
                }
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    String member = access.getTargetOwner().getName() + "."
                            + access.getTarget().getName();
                    // A clock handed in is the pure way to tell the time.
                    boolean clockWasGiven =
                            member.endsWith(".now") && access.getDescription().contains(".now(java.time.Clock)");
                    if (members.matcher(member).matches() && !clockWasGiven) {
                        events.add(SimpleConditionEvent.satisfied(type, access.getDescription()));
                    }
                }
            }
        };
    }
}
