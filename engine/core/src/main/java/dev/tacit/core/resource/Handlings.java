package dev.tacit.core.resource;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.Owner;
import dev.tacit.core.record.Owner.Tool;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Text;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads how objects are handled, from a federation with one of its {@code to} blocks. */
final class Handlings {
    private final Body federation;
    private final Body to;
    private final Diagnostics diagnostics;

    Handlings(Body federation, Body to, Diagnostics diagnostics) {
        this.federation = federation;
        this.to = to;
        this.diagnostics = diagnostics;
    }

    Handling read() {
        return new Handling(adopts(), drift(), mutability(), unreached());
    }

    private Set<Tool> adopts() {
        var adopts = EnumSet.noneOf(Tool.class);
        if (isTrue("adopt")) {
            adopts.add(Tool.NOBODY);
        }
        to.attribute("adopt_from")
                .ifPresent(from -> Tool.named(text(from))
                        .ifPresentOrElse(
                                adopts::add,
                                () -> diagnostics.error(
                                        ResourceCode.UNKNOWN_OWNER,
                                        "Unknown tool in \"adopt_from\"",
                                        "\"adopt_from\" names the tool whose objects are taken over: "
                                                + String.join(", ", Owner.Tool.words())
                                                + ". For objects that no tool owns, write adopt = true.",
                                        from.range())));
        return adopts;
    }

    private Handling.Drift drift() {
        var attribute = federation.attribute("drift");
        var word = attribute.map(Handlings::text).orElse("repair");
        return switch (word) {
            case "repair" -> Handling.Drift.REPAIR;
            case "report" -> Handling.Drift.REPORT;
            case "refuse" -> Handling.Drift.REFUSE;
            case String _ -> {
                diagnostics.error(
                        ResourceCode.UNKNOWN_DRIFT,
                        "Unknown word for \"drift\"",
                        "\"drift\" says what happens about objects that others changed: \"repair\" (the default), \"report\""
                                + " (shown, left as it is) or \"refuse\" (nothing is applied until someone decides).",
                        attribute.orElseThrow().range());
                yield Handling.Drift.REPAIR;
            }
        };
    }

    private Handling.Unreached unreached() {
        var attribute = federation.attribute("unreached");
        var word = attribute.map(Handlings::text).orElse("warn");
        return switch (word) {
            case "warn" -> Handling.Unreached.WARN;
            case "refuse" -> Handling.Unreached.REFUSE;
            case String _ -> {
                diagnostics.error(
                        ResourceCode.UNKNOWN_UNREACHED,
                        word.equals("restart") ? "Nothing is restarted yet" : "Unknown word for \"unreached\"",
                        "\"unreached\" says what happens about workloads that keep the old content until they restart:"
                                + " \"warn\" (the default) or \"refuse\" (nothing is applied)."
                                + (word.equals("restart")
                                        ? " \"restart\" is not supported by this version: restart them after the apply."
                                        : ""),
                        attribute.orElseThrow().range());
                yield Handling.Unreached.WARN;
            }
        };
    }

    private Mutability mutability() {
        var suffix = to.attribute("name_suffix");
        boolean immutable = isTrue("immutable");
        if (suffix.isPresent() && !text(suffix.get()).equals("version")) {
            diagnostics.error(
                    ResourceCode.NAME_SUFFIX,
                    "Unknown word for \"name_suffix\"",
                    "\"name_suffix\" can only be \"version\": the object's name then ends in -v1, -v2 and so on.",
                    suffix.get().range());
        } else if (immutable != suffix.isPresent()) {
            var range = suffix.or(() -> to.attribute("immutable")).orElseThrow().range();
            diagnostics.error(
                    ResourceCode.NAME_SUFFIX,
                    "\"immutable\" and \"name_suffix\" go together",
                    "An immutable object never changes, so each version needs an object of its own name. Write both:"
                            + " immutable = true and name_suffix = \"version\".",
                    range);
        }
        return immutable ? Mutability.IMMUTABLE : Mutability.MUTABLE;
    }

    private boolean isTrue(String name) {
        Optional<Body.Attribute> attribute = to.attribute(name);
        return attribute.isPresent() && attribute.get().value() instanceof Bool b && b.isTrue();
    }

    private static String text(Body.Attribute attribute) {
        return attribute.value() instanceof Text t ? t.string() : "";
    }
}
