package dev.tacit.core.resource;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one block that selects by labels. */
final class Selectors {
    private static final Pattern NAME_GLOB = Pattern.compile("[-a-z0-9*?]{1,63}");

    /** What a selector of namespaces is for. */
    enum Reach {
        /** It decides where something goes: whoever may label a namespace might bring that about. */
        WIDENED,
        /** It chooses among places that something else decides. */
        CHOSEN
    }

    private final Body body;
    private final Diagnostics diagnostics;
    private final long errorsBefore;

    Selectors(Body body, Diagnostics diagnostics) {
        this.body = body;
        this.diagnostics = diagnostics;
        this.errorsBefore = diagnostics.errorCount();
    }

    TargetChoice targets() {
        var selector = selector();
        if (selector.isEmpty()) {
            empty(
                    "Without labels it would select every target there is. Name labels in match_labels or match_expressions.");
        }
        return new TargetChoice.Selected(selector, body.range());
    }

    NamespaceChoice namespaces(Reach reach) {
        var selector = selector();
        var names = globs("names");
        boolean any = body.attribute("any_name")
                        .map(a -> a.value() instanceof Bool b && b.isTrue())
                        .orElse(false)
                || (reach == Reach.CHOSEN && names.isEmpty());
        if (names.isEmpty() && !any) {
            diagnostics.error(
                    ResourceCode.NAMES_REQUIRED,
                    "A namespace selector that trusts labels alone",
                    "Whoever may label a namespace could have this secret sent there. Say which names may match, for example"
                            + " names = [\"billing-*\"], or any_name = true where everyone who may label namespaces may"
                            + " have it.",
                    body.range());
        } else if (selector.isEmpty() && (any || names.stream().anyMatch(Glob::matchesEverything))) {
            empty("With neither labels nor names it would select every namespace. Name labels in match_labels or"
                    + " match_expressions, or name patterns in names.");
        }
        return new NamespaceChoice.Selected(selector, any ? List.of() : names, globs("exclude"));
    }

    private void empty(String detail) {
        if (diagnostics.errorCount() == errorsBefore) { // else it may be empty for what is wrong in it
            diagnostics.error(ResourceCode.EMPTY_SELECTOR, "A selector without conditions", detail, body.range());
        }
    }

    private Selector selector() {
        var labels = new TreeMap<String, String>();
        body.attribute("match_labels")
                .ifPresent(attribute -> Resources.texts(attribute.value()).forEach((name, value) -> {
                    var range = attribute.written().element(name).range();
                    if (checkName(name, range) && checkValue(value, range)) {
                        labels.put(name, value);
                    }
                }));
        var expressions = new ArrayList<Selector.Requirement>();
        body.blocks("match_expressions").forEach(block -> requirement(block).ifPresent(expressions::add));
        return new Selector(labels, expressions);
    }

    private Optional<Selector.Requirement> requirement(Body block) {
        var key = text(block, "key");
        var word = text(block, "operator");
        var values = new TreeSet<String>();
        for (var value : elements(block, "values")) {
            if (value instanceof Text t && checkValue(t.string(), block.range())) {
                values.add(t.string());
            }
        }
        var operator = Arrays.stream(Selector.Operator.values())
                .filter(o -> o.word().equals(word))
                .findFirst();
        if (!checkName(key, block.range())) {
            return Optional.empty();
        }
        if (operator.isEmpty()) {
            invalid(
                    "The operator must be one of "
                            + Arrays.stream(Selector.Operator.values())
                                    .map(Selector.Operator::word)
                                    .collect(Collectors.joining(", "))
                            + ", written so.",
                    block.range());
            return Optional.empty();
        }
        boolean takesValues = Selector.Operator.WITH_VALUES.contains(operator.get());
        if (takesValues == values.isEmpty()) {
            invalid(
                    "The operator " + word
                            + (takesValues
                                    ? " compares with \"values\", and there are none."
                                    : " looks for the label itself; \"values\" would have no effect."),
                    block.range());
            return Optional.empty();
        }
        return Optional.of(new Selector.Requirement(key, operator.get(), values));
    }

    private List<Glob> globs(String attribute) {
        var globs = new ArrayList<Glob>();
        for (var element : elements(body, attribute)) {
            if (element instanceof Text t && NAME_GLOB.matcher(t.string()).matches()) {
                globs.add(new Glob(t.string()));
            } else {
                invalid(
                        "A pattern in \"" + attribute
                                + "\" consists of lower-case letters, digits and \"-\", with \"*\" for any"
                                + " text and \"?\" for one character; no namespace has another name.",
                        body.attribute(attribute).map(Body.Attribute::range).orElse(body.range()));
            }
        }
        return globs;
    }

    private static List<Value> elements(Body block, String attribute) {
        return block.attribute(attribute)
                .map(a -> Resources.elements(a.value()))
                .orElse(List.of());
    }

    private static String text(Body block, String attribute) {
        return block.attribute(attribute)
                .map(a -> a.value() instanceof Text t ? t.string() : "")
                .orElse("");
    }

    private boolean checkName(String name, SourceRange range) {
        if (MetadataRules.LABEL_NAME.matcher(name).matches()) {
            return true;
        }
        invalid(
                "The name of a label is an optional DNS prefix with \"/\" and up to 63 letters, digits, \"-\", \"_\" and \".\".",
                range);
        return false;
    }

    private boolean checkValue(String value, SourceRange range) {
        if (MetadataRules.LABEL_VALUE.matcher(value).matches()) {
            return true;
        }
        invalid(
                "The value of a label has up to 63 letters, digits, \"-\", \"_\" and \".\"; no other can match.",
                range);
        return false;
    }

    private void invalid(String detail, SourceRange range) {
        diagnostics.error(ResourceCode.INVALID_SELECTOR, "A selector that cannot match", detail, range);
    }
}
