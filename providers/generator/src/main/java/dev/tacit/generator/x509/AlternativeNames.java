package dev.tacit.generator.x509;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/** The names besides its subject that a certificate is for (RFC 5280 §4.2.1.6). */
final class AlternativeNames {
    private static final int MOST = 100;
    private static final int LONGEST_DNS_NAME = 253;
    private static final int LONGEST = 2048;
    private static final Pattern DNS_NAME = Pattern.compile(
            "(\\*\\.)?[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?)*");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*");

    private static final List<Form> FORMS = List.of(
            new Form(
                    "dns_names",
                    GeneralName.dNSName,
                    AlternativeNames::isDnsName,
                    "a DNS name, for example \"www.example.org\" or \"*.example.org\"; other letters than ASCII as xn--"),
            new Form(
                    "ip_addresses",
                    GeneralName.iPAddress,
                    text -> IPAddress.isValidIPv4(text) || IPAddress.isValidIPv6(text),
                    "an IP address, for example \"192.0.2.1\" or \"2001:db8::1\", without port or mask"),
            new Form(
                    "uris",
                    GeneralName.uniformResourceIdentifier,
                    AlternativeNames::isUri,
                    "an absolute URI, for example \"spiffe://example.org/web\""),
            new Form(
                    "email_addresses",
                    GeneralName.rfc822Name,
                    text -> text.length() <= 254 && EMAIL.matcher(text).matches(),
                    "an email address, for example \"bob@example.org\""));

    private AlternativeNames() {}

    private record Form(String attribute, int tag, Predicate<String> holds, String meaning) {}

    static List<Schema.Attribute> attributes() {
        return FORMS.stream()
                .map(form -> Attributes.optional(form.attribute(), new Type.ListOf(Type.STRING)))
                .toList();
    }

    static List<GeneralName> read(Inputs inputs) {
        var names = new ArrayList<GeneralName>();
        for (var form : FORMS) {
            var texts = inputs.texts(form.attribute());
            var wrong = texts.stream().filter(text -> !form.holds().test(text)).toList();
            if (texts.size() > MOST) {
                inputs.error(form.attribute(), "\"" + form.attribute() + "\" may have " + MOST + " names at most.");
            } else if (!wrong.isEmpty()) {
                inputs.error(
                        form.attribute(),
                        "Number " + (texts.indexOf(wrong.getFirst()) + 1) + " of \"" + form.attribute() + "\" is not "
                                + form.meaning() + ".");
            } else {
                texts.stream()
                        .distinct()
                        .map(text -> new GeneralName(form.tag(), text))
                        .forEach(names::add);
            }
        }
        return names;
    }

    /**
     * Reports a certificate that is for nobody.
     *
     * @param isIssuer whether it signs itself, for which it must have a subject (RFC 5280 §4.1.2.4): its first name then
     * @return its subject
     */
    static X500Name require(Inputs inputs, X500Name subject, List<GeneralName> names, boolean isIssuer) {
        boolean isClosed =
                Subject.isClosed(inputs) || FORMS.stream().anyMatch(form -> inputs.isClosed(form.attribute()));
        if (subject.getRDNs().length > 0 || isClosed || !inputs.areGood()) {
            return subject;
        }
        if (names.isEmpty()) {
            inputs.error(
                    "dns_names",
                    "A name is needed: set \"dns_names\", \"ip_addresses\", \"uris\", \"email_addresses\" or a block \"subject\".");
        } else if (isIssuer) {
            var first = FORMS.stream()
                    .flatMap(form -> inputs.texts(form.attribute()).stream())
                    .findFirst()
                    .orElseThrow();
            if (first.length() <= Subject.LONGEST) {
                return Subject.ofCommonName(first);
            }
            inputs.error(
                    "subject",
                    "A certificate that signs itself needs a block \"subject\" where its first name has more than "
                            + Subject.LONGEST + " characters.");
        }
        return subject;
    }

    private static boolean isDnsName(String text) {
        return text.length() <= LONGEST_DNS_NAME && DNS_NAME.matcher(text).matches();
    }

    private static boolean isUri(String text) {
        try {
            return text.length() <= LONGEST
                    && text.chars().allMatch(c -> c > ' ' && c <= '~')
                    && new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
