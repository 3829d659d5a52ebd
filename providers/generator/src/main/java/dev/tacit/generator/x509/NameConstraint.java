package dev.tacit.generator.x509;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.util.IPAddress;
import org.jspecify.annotations.Nullable;

/** The blocks {@code permitted} and {@code excluded}: for which names an authority may sign (RFC 5280 §4.2.1.10). */
final class NameConstraint {
    private static final String PERMITTED = "permitted";
    private static final String EXCLUDED = "excluded";
    private static final String DNS = "dns_domains";
    private static final String IP = "ip_ranges";
    private static final String EMAIL = "email_domains";
    private static final String URI = "uri_domains";
    private static final List<String> FORMS = List.of(DNS, IP, EMAIL, URI);

    private static final Pattern DOMAIN = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*");

    private NameConstraint() {}

    static List<Schema.Nested> schema() {
        var names = new Schema(FORMS.stream()
                .map(form -> Attributes.optional(form, new Type.ListOf(Type.STRING)))
                .toList());
        return List.of(new Schema.Nested(PERMITTED, names, 0, 1), new Schema.Nested(EXCLUDED, names, 0, 1));
    }

    /** Critical: who does not understand it must not accept the authority. */
    static Optional<Extension> read(Inputs inputs) {
        var permitted = trees(inputs.blocks(PERMITTED));
        var excluded = trees(inputs.blocks(EXCLUDED));
        return permitted.length == 0 && excluded.length == 0
                ? Optional.empty()
                : Optional.of(Extensions.of(
                        Extension.nameConstraints,
                        true,
                        new NameConstraints(
                                permitted.length == 0 ? null : permitted, excluded.length == 0 ? null : excluded)));
    }

    private static GeneralSubtree[] trees(List<Inputs> blocks) {
        var trees = new ArrayList<GeneralSubtree>();
        for (var block : blocks) {
            for (var form : FORMS) {
                for (var text : block.texts(form)) {
                    if (isDomain(form, text)) {
                        trees.add(new GeneralSubtree(name(form, text)));
                    } else {
                        block.error(form, "Each of \"" + form + "\" must be " + meaning(form) + ".");
                        break;
                    }
                }
            }
            if (trees.isEmpty() && block.areGood() && !block.holdSecrets()) {
                block.error(
                        DNS,
                        "At least one of \"dns_domains\", \"ip_ranges\", \"email_domains\", \"uri_domains\" must name something.");
            }
        }
        return trees.toArray(GeneralSubtree[]::new);
    }

    private static boolean isDomain(String form, String text) {
        return switch (form) {
            case IP -> IPAddress.isValidIPv4WithNetmask(text) || IPAddress.isValidIPv6WithNetmask(text);
            case DNS -> DOMAIN.matcher(text).matches();
            case String _ ->
                DOMAIN.matcher(text.startsWith(".") ? text.substring(1) : text).matches();
        };
    }

    private static String meaning(String form) {
        return switch (form) {
            case IP -> "a range of addresses, for example \"10.0.0.0/8\" or \"2001:db8::/32\"";
            case DNS -> "a domain, for example \"example.org\", which stands for all names below it too";
            case String _ -> "a host, for example \"example.org\", or all below it, for example \".example.org\"";
        };
    }

    private static GeneralName name(String form, String text) {
        return switch (form) {
            case IP -> network(new GeneralName(GeneralName.iPAddress, text));
            case DNS -> new GeneralName(GeneralName.dNSName, text);
            case EMAIL -> new GeneralName(GeneralName.rfc822Name, text);
            case String _ -> new GeneralName(GeneralName.uniformResourceIdentifier, text);
        };
    }

    /** Without the bits beyond the mask, which those who check would compare. */
    private static GeneralName network(GeneralName range) {
        var octets = ASN1OctetString.getInstance(range.getName()).getOctets().clone();
        int half = octets.length / 2;
        for (int i = 0; i < half; i++) {
            octets[i] &= octets[half + i];
        }
        return new GeneralName(GeneralName.iPAddress, new DEROctetString(octets));
    }

    /** Reports names for which the authority, or one above it, may not sign. */
    static void check(Inputs inputs, Authority authority, List<GeneralName> names) {
        for (var certificate : authority.certificates()) {
            var constraints = constraints(certificate);
            if (constraints != null && names.stream().anyMatch(name -> !allows(constraints, name))) {
                inputs.error(
                        Authority.CERTIFICATE,
                        "The authority, or one above it, may not sign for one of these names: see \"permitted\" and"
                                + " \"excluded\" of its x509_ca.");
                return;
            }
        }
    }

    private static @Nullable NameConstraints constraints(X509CertificateHolder certificate) {
        var extension = certificate.getExtension(Extension.nameConstraints);
        return extension == null ? null : NameConstraints.getInstance(extension.getParsedValue());
    }

    private static boolean allows(NameConstraints constraints, GeneralName name) {
        var validator = new PKIXNameConstraintValidator();
        var permitted = constraints.getPermittedSubtrees();
        var excluded = constraints.getExcludedSubtrees();
        try {
            if (permitted != null) {
                validator.intersectPermittedSubtree(permitted);
            }
            if (excluded != null) {
                for (var tree : excluded) {
                    validator.addExcludedSubtree(tree);
                }
            }
            validator.checkPermitted(name);
            validator.checkExcluded(name);
            return true;
        } catch (NameConstraintValidatorException e) {
            return false;
        }
    }
}
