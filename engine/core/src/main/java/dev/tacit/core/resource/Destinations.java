package dev.tacit.core.resource;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads one {@code to} block. */
final class Destinations {
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?");
    private static final Set<String> REFUSED_TYPES =
            Set.of("kubernetes.io/service-account-token", "bootstrap.kubernetes.io/token");

    private final Body federation;
    private final Body body;
    private final Diagnostics diagnostics;

    Destinations(Body federation, Body body, Diagnostics diagnostics) {
        this.federation = federation;
        this.body = body;
        this.diagnostics = diagnostics;
    }

    Resource.Destination read() {
        var name = body.attributes().get("name");
        if (name == null || !(name.value() instanceof Text text)) {
            throw new IllegalStateException("a destination without a name: a bug in the front end");
        }
        if (text.string().length() > 253 || !SUBDOMAIN.matcher(text.string()).matches()) {
            diagnostics.error(
                    ResourceCode.INVALID_NAME,
                    "Invalid object name",
                    "An object's name has up to 253 lower-case letters, digits, \"-\" and \".\", and begins and ends with a "
                            + "letter or digit (RFC 1123).",
                    name.range());
        }
        var metadata = body.blocks("metadata").stream().findFirst();
        return new Resource.Destination(
                body.range(),
                targets(),
                namespaces(),
                name,
                type(),
                metadata.map(m -> named(m, "labels")).orElseGet(Collections::emptySortedMap),
                metadata.map(m -> named(m, "annotations")).orElseGet(Collections::emptySortedMap),
                new Handlings(federation, body, diagnostics).read());
    }

    private TargetChoice targets() {
        var selector = body.blocks("target_selector").stream().findFirst();
        var attribute = body.attribute("targets");
        if (selector.isPresent() == attribute.isPresent()) {
            diagnostics.error(
                    ResourceCode.TARGETS_REQUIRED,
                    selector.isPresent() ? "Targets both listed and selected" : "No targets",
                    "A \"to\" block says where to deliver either with targets = [...] or with a target_selector block. Use"
                            + " several \"to\" blocks to deliver to both.",
                    body.range());
        }
        return selector.isPresent()
                ? new Selectors(selector.get(), diagnostics).targets()
                : new TargetChoice.Listed(attribute.map(this::listed).orElseGet(TreeSet::new));
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

    private NamespaceChoice namespaces() {
        var attribute = body.attribute("namespaces");
        var selector = body.blocks("namespace_selector").stream().findFirst();
        if (selector.isPresent()) {
            if (attribute.isPresent()) {
                diagnostics.error(
                        ResourceCode.NAMESPACES_TWICE,
                        "Namespaces both listed and selected",
                        "A \"to\" block names namespaces either with namespaces = [...] or with a namespace_selector block. Use"
                                + " several \"to\" blocks to deliver to both.",
                        attribute.get().range());
            }
            return new Selectors(selector.get(), diagnostics).namespaces();
        }
        var namespaces = new TreeSet<String>();
        if (attribute.isPresent()) {
            var elements = Resources.elements(attribute.get().value());
            for (var element : elements == null ? List.<Value>of() : elements) {
                if (element instanceof Text t && NAMESPACE.matcher(t.string()).matches()) {
                    namespaces.add(t.string());
                } else {
                    diagnostics.error(
                            ResourceCode.INVALID_NAME,
                            "Invalid namespace name",
                            "A namespace's name has up to 63 lower-case letters, digits and \"-\", and begins and ends with a "
                                    + "letter or digit (RFC 1123).",
                            attribute.get().range());
                }
            }
        }
        return new NamespaceChoice.Listed(namespaces);
    }

    private String type() {
        var attribute = body.attribute("type");
        var type = attribute
                .map(a -> a.value() instanceof Text t ? t.string() : "")
                .orElse("Opaque");
        if (REFUSED_TYPES.contains(type)) {
            diagnostics.error(
                    ResourceCode.OBJECT_TYPE_REFUSED,
                    "This object type is not delivered",
                    "Objects of this type are credentials of the cluster itself: whoever may write them may log in as any "
                            + "service account. Tacit does not deliver them.",
                    attribute.orElseThrow().range());
        }
        return type;
    }

    private SortedMap<String, String> named(Body metadata, String what) {
        var attribute = metadata.attribute(what);
        if (attribute.isEmpty()) {
            return Collections.emptySortedMap();
        }
        var texts = Resources.texts(attribute.get().value());
        texts.forEach((name, value) -> {
            var range = attribute.get().written().element(name).range();
            if (MetadataRules.checkName(what, name, range, diagnostics)) {
                MetadataRules.checkValue(what, value, range, diagnostics);
            }
        });
        return texts;
    }
}
