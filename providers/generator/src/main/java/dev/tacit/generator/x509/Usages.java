package dev.tacit.generator.x509;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** What the key of a certificate may be used for. */
record Usages(KeyUsage key, Optional<ExtendedKeyUsage> extended) {
    private static final String KEY_USAGES = "key_usages";
    private static final String EXTENDED = "extended_key_usages";

    private static final Map<String, Integer> BITS = Map.of(
            "digital_signature", KeyUsage.digitalSignature,
            "content_commitment", KeyUsage.nonRepudiation,
            "key_encipherment", KeyUsage.keyEncipherment,
            "data_encipherment", KeyUsage.dataEncipherment,
            "key_agreement", KeyUsage.keyAgreement);

    private static final List<String> PURPOSES =
            List.of("client_auth", "code_signing", "email_protection", "ocsp_signing", "server_auth", "time_stamping");

    static List<Schema.Attribute> attributes() {
        var names = new Type.ListOf(Type.STRING);
        return List.of(Attributes.optional(KEY_USAGES, names), Attributes.optional(EXTENDED, names));
    }

    /**
     * @param isRsa whether the key can be used to send another one
     * @param isHost whether the certificate names somebody to connect to
     */
    static Usages read(Inputs inputs, boolean isRsa, boolean isHost) {
        int bits = named(inputs, KEY_USAGES, BITS.keySet()).stream()
                .mapToInt(name -> BITS.getOrDefault(name, 0))
                .reduce(0, (a, b) -> a | b);
        if (!inputs.has(KEY_USAGES)) {
            bits = isRsa ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment : KeyUsage.digitalSignature;
        } else if (bits == 0 && inputs.areGood() && !inputs.isClosed(KEY_USAGES)) {
            inputs.error(KEY_USAGES, "\"key_usages\" must name at least one usage, or be left out.");
        }
        var purposes = inputs.has(EXTENDED)
                ? named(inputs, EXTENDED, PURPOSES)
                : List.of(isHost ? "server_auth" : "client_auth");
        return new Usages(
                new KeyUsage(bits),
                purposes.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ExtendedKeyUsage(
                                purposes.stream().map(Usages::purpose).toArray(KeyPurposeId[]::new))));
    }

    private static KeyPurposeId purpose(String name) {
        return switch (name) {
            case "client_auth" -> KeyPurposeId.id_kp_clientAuth;
            case "code_signing" -> KeyPurposeId.id_kp_codeSigning;
            case "email_protection" -> KeyPurposeId.id_kp_emailProtection;
            case "ocsp_signing" -> KeyPurposeId.id_kp_OCSPSigning;
            case "server_auth" -> KeyPurposeId.id_kp_serverAuth;
            case "time_stamping" -> KeyPurposeId.id_kp_timeStamping;
            case String other -> throw new IllegalArgumentException(other);
        };
    }

    private static List<String> named(Inputs inputs, String attribute, Collection<String> known) {
        var names = inputs.texts(attribute);
        if (!known.containsAll(names)) {
            inputs.error(attribute, "\"" + attribute + "\" may name " + String.join(", ", new TreeSet<>(known)) + ".");
        }
        return names.stream().distinct().filter(known::contains).toList();
    }
}
