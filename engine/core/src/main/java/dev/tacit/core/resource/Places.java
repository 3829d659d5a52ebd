package dev.tacit.core.resource;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads which targets, which namespaces a block means. */
final class Places {
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?");

    private final Body body;
    private final String what;
    private final Selectors.Reach reach;
    private final Diagnostics diagnostics;

    /**
     * @param what how the block is called
     * @param reach whether it decides where anything goes
     */
    Places(Body body, String what, Selectors.Reach reach, Diagnostics diagnostics) {
        this.body = body;
        this.what = what;
        this.reach = reach;
        this.diagnostics = diagnostics;
    }

    /** Empty where it names none. */
    Optional<TargetChoice> targets() {
        var selector = body.blocks("target_selector").stream().findFirst();
        var attribute = body.attribute("targets");
        if (selector.isPresent() && attribute.isPresent()) {
            diagnostics.error(
                    ResourceCode.TARGETS_REQUIRED,
                    "Targets both listed and selected",
                    "A " + what
                            + " block names targets either with targets = [...] or with a target_selector block. Use"
                            + " several blocks for both.",
                    body.range());
        }
        return selector.map(s -> new Selectors(s, diagnostics).targets())
                .or(() -> attribute.map(a -> new TargetChoice.Listed(listed(a))));
    }

    private SortedSet<Address> listed(Body.Attribute attribute) {
        var elements = Resources.elements(attribute.value());
        var targets = new TreeSet<Address>();
        if (elements != null) {
            for (var element : elements) {
                if (element instanceof Exports e && e.address().kind() == Kind.TARGET) {
                    targets.add(e.address());
                } else {
                    elements = null;
                    break;
                }
            }
        }
        if (elements == null || elements.isEmpty()) {
            diagnostics.error(
                    ResourceCode.NOT_A_TARGET,
                    "\"targets\" is not a list of targets",
                    "\"targets\" must be a list of one or more references to targets, for example [target.directory.local].",
                    attribute.range());
        }
        return targets;
    }

    /** Empty where it names none. */
    Optional<NamespaceChoice> namespaces() {
        var attribute = body.attribute("namespaces");
        var selector = body.blocks("namespace_selector").stream().findFirst();
        if (selector.isPresent()) {
            if (attribute.isPresent()) {
                diagnostics.error(
                        ResourceCode.NAMESPACES_TWICE,
                        "Namespaces both listed and selected",
                        "A " + what
                                + " block names namespaces either with namespaces = [...] or with a namespace_selector block. Use"
                                + " several " + what + " blocks to deliver to both.",
                        attribute.get().range());
            }
            return Optional.of(new Selectors(selector.get(), diagnostics).namespaces(reach));
        }
        return attribute.map(a -> new NamespaceChoice.Listed(names(a)));
    }

    private SortedSet<String> names(Body.Attribute attribute) {
        var namespaces = new TreeSet<String>();
        var elements = Resources.elements(attribute.value());
        for (var element : elements == null ? List.<Value>of() : elements) {
            if (element instanceof Text t && NAMESPACE.matcher(t.string()).matches()) {
                namespaces.add(t.string());
            } else {
                diagnostics.error(
                        ResourceCode.INVALID_NAME,
                        "Invalid namespace name",
                        "A namespace's name has up to 63 lower-case letters, digits and \"-\", and begins and ends with a "
                                + "letter or digit (RFC 1123).",
                        attribute.range());
            }
        }
        return namespaces;
    }
}
