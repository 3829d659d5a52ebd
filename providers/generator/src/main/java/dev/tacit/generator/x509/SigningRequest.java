package dev.tacit.generator.x509;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.generator.key.Key;
import dev.tacit.generator.key.Pem;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/** {@code x509_csr}: a request to an authority elsewhere, with the key that stays here (RFC 2986). */
final class SigningRequest implements Kind {
    @Override
    public String type() {
        return "x509_csr";
    }

    @Override
    public Schema schema() {
        var attributes = new ArrayList<>(AlternativeNames.attributes());
        attributes.addAll(KeySource.attributes());
        return new Schema(attributes, List.of(Subject.schema(0)));
    }

    @Override
    public SortedMap<String, Type> exports() {
        return Attributes.exported(Type.STRING, "private_key_pem", "public_key_pem", "csr_pem");
    }

    @Override
    public void check(Inputs inputs) {
        read(inputs);
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        var names = AlternativeNames.read(inputs);
        var subject = AlternativeNames.require(inputs, Subject.read(inputs), names, false);
        var source = KeySource.read(inputs);
        return inputs.areGood()
                ? source.map(from -> (random, _) -> values(from.key(random), subject, names))
                : Optional.empty();
    }

    private static SortedMap<String, Value> values(Key key, X500Name subject, List<GeneralName> names) {
        var builder = new PKCS10CertificationRequestBuilder(subject, key.subjectPublicKeyInfo());
        if (!names.isEmpty()) {
            builder.addAttribute(
                    PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
                    new org.bouncycastle.asn1.x509.Extensions(Extensions.of(
                            Extension.subjectAlternativeName,
                            subject.getRDNs().length == 0,
                            new GeneralNames(names.toArray(GeneralName[]::new)))));
        }
        try {
            var request = builder.build(KeySigner.of(key));
            return new TreeMap<>(Map.of(
                    "private_key_pem", new Text(key.privatePem()),
                    "public_key_pem", new Text(key.publicPem()),
                    "csr_pem", new Text(Pem.of("CERTIFICATE REQUEST", request.getEncoded()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
