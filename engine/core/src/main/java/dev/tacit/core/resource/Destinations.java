package dev.tacit.core.resource;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.value.Text;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads one {@code to} block. */
final class Destinations {
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*");
    private static final Set<String> REFUSED_TYPES =
            Set.of("kubernetes.io/service-account-token", "bootstrap.kubernetes.io/token");

    private final Body federation;
    private final Body body;
    private final Diagnostics diagnostics;
    private final Places places;

    Destinations(Body federation, Body body, Diagnostics diagnostics) {
        this.federation = federation;
        this.body = body;
        this.diagnostics = diagnostics;
        this.places = new Places(body, "\"to\"", Selectors.Reach.WIDENED, diagnostics);
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
        var targets = places.targets();
        if (targets.isEmpty()) {
            diagnostics.error(
                    ResourceCode.TARGETS_REQUIRED,
                    "No targets",
                    "A \"to\" block says where to deliver either with targets = [...] or with a target_selector block. Use"
                            + " several \"to\" blocks to deliver to both.",
                    body.range());
        }
        return targets.orElseGet(() -> new TargetChoice.Listed(new TreeSet<>()));
    }

    private NamespaceChoice namespaces() {
        return places.namespaces().orElseGet(() -> new NamespaceChoice.Listed(new TreeSet<>()));
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
