package dev.tacit.generator.x509;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SortedMap;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/** {@code x509_ca}: an authority's certificate with its key, a root or below another authority. */
final class CertificateAuthority implements Kind {
    private static final String VALIDITY = "validity";
    private static final String DEPTH = "max_path_length";
    private static final int DEEPEST = 10;
    private static final Duration USUAL = Duration.ofDays(3650);

    @Override
    public String type() {
        return "x509_ca";
    }

    @Override
    public Schema schema() {
        var attributes = new ArrayList<>(KeySource.attributes());
        attributes.addAll(Authority.attributes(Schema.Presence.OPTIONAL));
        attributes.add(Attributes.optional(VALIDITY, Type.STRING));
        attributes.add(Attributes.optional(DEPTH, Type.NUMBER));
        var nested = new ArrayList<>(NameConstraint.schema());
        nested.add(Subject.schema(1));
        return new Schema(attributes, nested);
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
        var subject = Subject.read(inputs);
        if (subject.getRDNs().length == 0 && inputs.areGood() && !Subject.isClosed(inputs)) {
            inputs.error(
                    "subject", "The block \"subject\" must name the authority, for example common_name = \"Acme CA\".");
        }
        var length = Validity.span(inputs, VALIDITY, USUAL);
        var constraints = inputs.has(DEPTH)
                ? new BasicConstraints(inputs.number(DEPTH, 0, 0, DEEPEST))
                : new BasicConstraints(true);
        var names = NameConstraint.read(inputs);
        var source = KeySource.read(inputs);
        var authority = Authority.isNamed(inputs)
                ? Authority.read(inputs, Authority.Signs.AUTHORITIES)
                : Optional.<Authority>empty();
        if (!inputs.areGood() || source.isEmpty() || (Authority.isNamed(inputs) && authority.isEmpty())) {
            return Optional.empty();
        }
        var extensions = new ArrayList<Extension>();
        extensions.add(Extensions.of(Extension.basicConstraints, true, constraints));
        extensions.add(Extensions.of(
                Extension.keyUsage,
                true,
                new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature)));
        names.ifPresent(extensions::add);
        return Optional.of(new Issuance(subject, length, authority, source.get(), extensions, Issuance.Chain.TO_ROOT));
    }
}
