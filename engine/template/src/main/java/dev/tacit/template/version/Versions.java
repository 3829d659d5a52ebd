package dev.tacit.template.version;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The functions of sprig on semantic versions. */
public final class Versions {
    private Versions() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "semver" -> function(name, "string", a -> struct(version(a, 0)));
            case "semverCompare" ->
                function(
                        name,
                        "string string",
                        a -> new GoValue.Bool(constraints(a).allow(version(a, 1))));
            default -> null;
        };
    }

    private static Constraints constraints(Arguments a) {
        // Each character is given to three regular expressions.
        a.spend(16L * a.octets(0).length());
        return Constraints.parse(a.octets(0))
                .orElseThrow(() -> a.failure("The first argument of \"semverCompare\" is no constraint on versions."));
    }

    private static Version version(Arguments a, int index) {
        a.spend(8L * a.octets(index).length());
        return Version.parse(a.octets(index)).orElseThrow(() -> a.failure("The argument is no semantic version."));
    }

    private static GoValue struct(Version version) {
        var fields = new TreeMap<String, GoValue>();
        fields.put("Major", number(version.major()));
        fields.put("Minor", number(version.minor()));
        fields.put("Patch", number(version.patch()));
        fields.put("Prerelease", new GoValue.Str(version.prerelease()));
        fields.put("Metadata", new GoValue.Str(version.metadata()));
        fields.put("Original", new GoValue.Str(version.original()));
        fields.put("String", new GoValue.Str(version.shown()));
        return new GoValue.Struct("*semver.Version", fields, version.shown());
    }

    private static GoValue number(long unsigned) {
        return unsigned < 0
                ? new GoValue.Unusable("A number of the version does not fit 63 bits.")
                : new GoValue.Int(unsigned, GoValue.Int.Width.UINT64);
    }
}
