package dev.tacit.generator.store;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.generator.key.Key;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import dev.tacit.generator.x509.PemReading;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.cert.X509CertificateHolder;

/** {@code pkcs12}, {@code jks}: a file with a key or with certificates to trust, under a password. */
record StoreKind(String type, int shortestPassword) implements Kind {
    private static final String PKCS12 = "pkcs12";
    private static final String PROFILE = "profile";
    private static final String CERTIFICATES = "certificate_pem";
    private static final String KEY = "private_key_pem";
    private static final String TRUSTED = "trusted_pem";
    private static final String PASSWORD = "password";
    private static final String ALIAS = "alias";
    private static final int LONGEST_PASSWORD = 128;

    static Kind pkcs12() {
        return new StoreKind(PKCS12, 1);
    }

    static Kind jks() {
        return new StoreKind("jks", 6);
    }

    @Override
    public Schema schema() {
        var attributes = new ArrayList<>(List.of(
                Attributes.masked(PASSWORD, Type.STRING, Schema.Presence.REQUIRED),
                Attributes.optional(CERTIFICATES, Type.STRING),
                Attributes.masked(KEY, Type.STRING, Schema.Presence.OPTIONAL),
                Attributes.optional(TRUSTED, Type.STRING),
                Attributes.optional(ALIAS, Type.STRING)));
        if (type.equals(PKCS12)) {
            attributes.add(Attributes.optional(PROFILE, Type.STRING));
        }
        return new Schema(attributes);
    }

    @Override
    public SortedMap<String, Type> exports() {
        var exports = Attributes.exported(Type.STRING, "base64");
        exports.put("bytes", Type.BYTES);
        return exports;
    }

    @Override
    public void check(Inputs inputs) {
        read(inputs);
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        var password = inputs.needed(PASSWORD);
        if (password.filter(this::isPassword).isEmpty() && password.isPresent()) {
            inputs.error(
                    PASSWORD,
                    "\"password\" must have " + shortestPassword + " to " + LONGEST_PASSWORD
                            + " printable ASCII characters: programs read others differently.");
        }
        var alias = inputs.text(ALIAS).orElse("tacit");
        if (!alias.matches("[a-z0-9._-]{1,64}")) {
            inputs.error(
                    ALIAS, "\"alias\" must be 1 to 64 of a-z, 0-9, \".\", \"_\", \"-\": stores do not keep capitals.");
        }
        if (inputs.has(KEY) && inputs.has(TRUSTED) && alias.matches("trusted-[0-9]+")) {
            inputs.error(
                    ALIAS,
                    "The certificates to trust are called \"trusted-1\" and so on: call the key something else.");
        }
        if (!inputs.has(KEY) && !inputs.has(TRUSTED)) {
            inputs.error(KEY, "A store needs \"private_key_pem\" with \"certificate_pem\", or \"trusted_pem\".");
        }
        if (inputs.has(KEY) != inputs.has(CERTIFICATES)) {
            inputs.error(
                    inputs.has(KEY) ? KEY : CERTIFICATES,
                    "\"private_key_pem\" and \"certificate_pem\" belong together; certificates to trust stand in \"trusted_pem\".");
        }
        var chain = certificates(inputs, CERTIFICATES);
        if (!PemReading.isChain(chain)) {
            inputs.error(
                    CERTIFICATES,
                    "The key's certificate must come first in \"certificate_pem\", each followed by its issuer's: use the"
                            + " chain_pem of an x509_certificate.");
        }
        var trusted = certificates(inputs, TRUSTED);
        var format = format(inputs);
        var key = inputs.has(KEY) ? PemReading.key(inputs, KEY) : Optional.<Key>empty();
        if (key.isPresent() && !chain.isEmpty() && !PemReading.belongs(key.get(), chain.getFirst())) {
            inputs.error(KEY, "\"private_key_pem\" is not the key of the first certificate of \"certificate_pem\".");
        }
        if (!inputs.areGood() || inputs.holdSecrets() || password.isEmpty()) {
            return Optional.empty();
        }
        var contents = new Contents(alias, key, chain, trusted);
        return Optional.of((random, now) -> values(format.write(contents, password.get(), random, now)));
    }

    private Format format(Inputs inputs) {
        if (!type.equals(PKCS12)) {
            return new Jks();
        }
        return new Pkcs12(
                inputs.choice(PROFILE, List.of("modern", "legacy")).equals("legacy")
                        ? Protection.LEGACY
                        : Protection.MODERN);
    }

    private boolean isPassword(String text) {
        return text.length() >= shortestPassword
                && text.length() <= LONGEST_PASSWORD
                && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static List<X509CertificateHolder> certificates(Inputs inputs, String name) {
        var text = inputs.has(name) ? inputs.needed(name) : Optional.<String>empty();
        var certificates = text.map(PemReading::certificates).orElse(List.of());
        if (text.isPresent() && certificates.isEmpty()) {
            inputs.error(name, "\"" + name + "\" must hold certificates in PEM (-----BEGIN CERTIFICATE-----).");
        }
        return certificates;
    }

    private static SortedMap<String, Value> values(byte[] store) {
        return new TreeMap<>(Map.of(
                "bytes",
                new Bytes(store),
                "base64",
                new Text(Base64.getEncoder().encodeToString(store))));
    }
}
