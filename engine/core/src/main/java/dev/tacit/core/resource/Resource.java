package dev.tacit.core.resource;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One declared thing, evaluated and checked against everything that needs no store. */
public sealed interface Resource {
    Address address();

    SourceRange range();

    /**
     * @param data what each key is to hold, secret or plain; text, bytes, number or bool once opened
     * @param encoded the keys of {@code data} whose text is base64 of their content
     * @param pin the version to stay at
     * @param overlap for how long the version before stays valid once the next was delivered everywhere
     * @param activation how its issuer learns a version; empty where the declaration says nothing of one
     */
    record SecretResource(
            Address address,
            SourceRange range,
            SortedMap<String, Body.Attribute> data,
            Set<String> encoded,
            String description,
            int keepVersions,
            OptionalInt pin,
            Schedule schedule,
            Optional<Duration> overlap,
            Optional<Activation> activation)
            implements Resource {
        public SecretResource {
            data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
            encoded = Set.copyOf(encoded);
        }
    }

    /**
     * @param inputs what the generator's provider draws by
     * @param slots how many values take turns, 1 or more
     */
    record GeneratorResource(Address address, Body inputs, int slots, Optional<Rotation> rotation) implements Resource {
        @Override
        public SourceRange range() {
            return inputs.range();
        }
    }

    record DataResource(Address address, Body inputs) implements Resource {
        @Override
        public SourceRange range() {
            return inputs.range();
        }
    }

    /** @param format {@code raw}, {@code json} or {@code yaml} */
    record TemplateResource(
            Address address,
            SourceRange range,
            TemplateSource source,
            String format,
            TemplateScope scope,
            TemplateMetadata metadata)
            implements Resource {}

    /** @param labels what target selectors see */
    record TargetResource(Declaration declaration, SortedMap<String, String> labels) implements Resource {
        public TargetResource {
            labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        }

        @Override
        public Address address() {
            return declaration.address();
        }

        @Override
        public SourceRange range() {
            return declaration.body().range();
        }
    }

    /**
     * @param onLeaving what becomes of an object that a selector means no more
     * @param waves empty where all is delivered at once
     */
    record FederationResource(
            Address address,
            SourceRange range,
            Exports source,
            List<Destination> destinations,
            OnLeaving onLeaving,
            Optional<Waves> waves)
            implements Resource {
        public FederationResource {
            destinations = List.copyOf(destinations);
        }
    }

    enum OnLeaving {
        /** It stays where it is, remembered. */
        KEEP,
        DELETE
    }

    /** One {@code to} block. */
    record Destination(
            SourceRange range,
            TargetChoice targets,
            NamespaceChoice namespaces,
            Body.Attribute name,
            String type,
            SortedMap<String, String> labels,
            SortedMap<String, String> annotations,
            Handling handling) {
        public Destination {
            labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
            annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        }

        /** @param version of the secret delivered */
        public String objectName(int version) {
            var text = ((Text) name.value()).string();
            return switch (handling.mutability()) {
                case MUTABLE -> text;
                case IMMUTABLE -> text + "-v" + version;
            };
        }

        /** For a target without namespaces, which keeps neither labels nor annotations. */
        public Destination withoutMetadata() {
            return new Destination(
                    range,
                    targets,
                    namespaces,
                    name,
                    "Opaque",
                    Collections.emptySortedMap(),
                    Collections.emptySortedMap(),
                    handling);
        }
    }

    /** @param sensitive whether the declaration says the value is secret although it may not know it */
    record OutputResource(Address address, SourceRange range, Value value, String description, boolean sensitive)
            implements Resource {}
}
