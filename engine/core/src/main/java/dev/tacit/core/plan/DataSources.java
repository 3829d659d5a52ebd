package dev.tacit.core.plan;

import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.DataProvider;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.provider.Reading;
import dev.tacit.core.provider.TargetProvider;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.Reason;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.resource.ResourceCode;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads data sources: secret unless declared otherwise, recognised by a keyed digest of their content. */
final class DataSources {
    private final Draft draft;

    DataSources(Draft draft) {
        this.draft = draft;
    }

    Optional<Exports> declare(Resource.DataResource resource, DataProvider provider) {
        boolean secret = resource.inputs()
                .attribute("sensitive")
                .map(a -> a.value() != Bool.FALSE)
                .orElse(true);
        return provider.read(resource.address().type(), resource.inputs(), draft.diagnostics)
                .map(values -> {
                    if (secret) {
                        values.replaceAll((name, value) ->
                                Secret.opened(draft.provenances().of(value), value));
                    }
                    return new Exports(resource.address(), new ObjectValue(values));
                });
    }

    /** Reads an object of a Kubernetes target; what needs one that cannot be read now waits. */
    Optional<Exports> declare(Resource.DataResource resource, Optional<Observing> observing, Providers providers) {
        var target = resource.inputs().attributes().get("target");
        if (target == null
                || !(target.value() instanceof Exports e)
                || e.address().kind() != Kind.TARGET
                || providers
                        .target(e.address().type())
                        .filter(p -> p.namespaces() == TargetProvider.Namespaces.REQUIRED)
                        .isEmpty()) {
            draft.diagnostics.add(Diagnostic.error(
                            ResourceCode.NOT_A_TARGET,
                            "\"target\" is no Kubernetes target",
                            "\"target\" must refer to one target, for example target.kubernetes.prod.",
                            target == null ? resource.range() : target.range())
                    .about(resource.address()));
            return Optional.empty();
        }
        var object = new ObjectKey(text(resource, "namespace"), text(resource, "name"));
        if (!draft.inScope(resource.address())) {
            return Optional.of(unread(resource, "This plan is partial and leaves it out."));
        }
        if (observing.filter(o -> o.need(e.address())).isEmpty()) {
            return Optional.of(unread(resource, "Only the planning key is at hand, with which no target is asked."));
        }
        return switch (observing.get().read(e.address(), object)) {
            case Reading.Found(Payload data) -> {
                var values = new TreeMap<String, Value>();
                data.entries()
                        .forEach((name, value) -> values.put(
                                name, Secret.opened(draft.provenances().of(value), value)));
                yield Optional.of(new Exports(
                        resource.address(), new ObjectValue(new TreeMap<>(Map.of("data", new ObjectValue(values))))));
            }
            case Reading.Absent() -> {
                draft.diagnostics.add(Diagnostic.error(
                                PlanCode.NO_SUCH_OBJECT,
                                "There is no such Secret",
                                e.address() + " has no Secret " + object + ", which this data source reads.",
                                resource.range())
                        .about(resource.address()));
                yield Optional.empty();
            }
            case Reading.NotRead(Diagnostic reason) -> {
                draft.diagnostics.add(reason.asWarning().at(resource.range()).about(resource.address()));
                yield Optional.of(unread(resource, reason.summary() + "."));
            }
        };
    }

    private Exports unread(Resource.DataResource resource, String why) {
        draft.waits(resource.address(), Reason.UNREACHABLE, List.of());
        return new Exports(
                resource.address(),
                new ObjectValue(new TreeMap<>(Map.of(
                        "data",
                        new Secret(
                                Type.DYNAMIC,
                                draft.provenances().draw("not read " + resource.address(), "data"),
                                () -> Draft.notSet(why))))));
    }

    private static String text(Resource.DataResource resource, String name) {
        return resource.inputs()
                .attribute(name)
                .map(a -> a.value() instanceof Text t ? t.string() : "")
                .orElse("");
    }
}
