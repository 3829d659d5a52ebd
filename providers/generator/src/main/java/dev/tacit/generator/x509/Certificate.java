package dev.tacit.generator.x509;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** {@code x509_certificate}: a certificate with its key, signed by a declared authority or by itself. */
final class Certificate implements Kind {
    private static final String VALIDITY = "validity";
    private static final Duration USUAL = Duration.ofDays(90);

    @Override
    public String type() {
        return "x509_certificate";
    }

    @Override
    public Schema schema() {
        var attributes = new ArrayList<>(AlternativeNames.attributes());
        attributes.addAll(Usages.attributes());
        attributes.addAll(KeySource.attributes());
        attributes.addAll(Authority.attributes(Schema.Presence.OPTIONAL));
        attributes.add(Attributes.optional(VALIDITY, Type.STRING));
        return new Schema(attributes, List.of(Subject.schema(0)));
    }

    @Override
    public SortedMap<String, Type> exports() {
        return Issuance.exports();
    }

    @Override
    public void check(Inputs inputs) {
        read(inputs);
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        var names = AlternativeNames.read(inputs);
        var subject = AlternativeNames.require(inputs, Subject.read(inputs), names, !Authority.isNamed(inputs));
        var length = Validity.span(inputs, VALIDITY, USUAL);
        var source = KeySource.read(inputs);
        var usages = Usages.read(inputs, source.map(KeySource::isRsa).orElse(false), isHost(names));
        var authority = Authority.isNamed(inputs)
                ? Authority.read(inputs, Authority.Signs.CERTIFICATES)
                : Optional.<Authority>empty();
        authority.ifPresent(by -> NameConstraint.check(inputs, by, names));
        if (!inputs.areGood() || source.isEmpty() || (Authority.isNamed(inputs) && authority.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new Issuance(
                subject,
                length,
                authority,
                source.get(),
                extensions(subject, names, usages),
                Issuance.Chain.BELOW_ROOT));
    }

    private static boolean isHost(List<GeneralName> names) {
        return names.stream()
                .anyMatch(name -> name.getTagNo() == GeneralName.dNSName || name.getTagNo() == GeneralName.iPAddress);
    }

    private static List<Extension> extensions(X500Name subject, List<GeneralName> names, Usages usages) {
        var extensions = new ArrayList<Extension>();
        extensions.add(Extensions.of(Extension.basicConstraints, true, new BasicConstraints(false)));
        extensions.add(Extensions.of(Extension.keyUsage, true, usages.key()));
        usages.extended().ifPresent(used -> extensions.add(Extensions.of(Extension.extendedKeyUsage, false, used)));
        if (!names.isEmpty()) {
            // Critical where it is the only name (RFC 5280 §4.2.1.6).
            extensions.add(Extensions.of(
                    Extension.subjectAlternativeName,
                    subject.getRDNs().length == 0,
                    new GeneralNames(names.toArray(GeneralName[]::new))));
        }
        return extensions;
    }
}
