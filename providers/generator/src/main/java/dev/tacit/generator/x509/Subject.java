package dev.tacit.generator.x509;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import java.util.List;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** The block {@code subject}: whom a certificate is for. */
final class Subject {
    private static final String COMMON_NAME = "common_name";
    private static final String COUNTRY = "country";
    /** X.520's bound of most of these. */
    static final int LONGEST = 64;

    /** From the whole to the part, as names are read. */
    private static final List<String> PARTS =
            List.of(COUNTRY, "province", "locality", "organization", "organizational_unit", COMMON_NAME);

    private Subject() {}

    static Schema.Nested schema(int min) {
        return new Schema.Nested(
                "subject",
                new Schema(PARTS.stream()
                        .map(name -> Attributes.optional(name, Type.STRING))
                        .toList()),
                min,
                1);
    }

    /** Whether a part of it is secret still. */
    static boolean isClosed(Inputs inputs) {
        return inputs.blocks("subject").stream().anyMatch(Inputs::holdSecrets);
    }

    /** Empty without a block. */
    static X500Name read(Inputs inputs) {
        var name = new X500NameBuilder(BCStyle.INSTANCE);
        for (var block : inputs.blocks("subject")) {
            PARTS.forEach(part -> block.text(part).ifPresent(text -> {
                if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
                    block.error(part, "\"" + part + "\" must be one line of 1 to " + LONGEST + " characters.");
                } else if (part.equals(COUNTRY) && !text.matches("[A-Z]{2}")) {
                    block.error(part, "\"country\" must be two capital letters (ISO 3166), for example \"DE\".");
                } else {
                    add(name, part, text);
                }
            }));
        }
        return name.build();
    }

    /** Named by one text alone. */
    static X500Name ofCommonName(String text) {
        var name = new X500NameBuilder(BCStyle.INSTANCE);
        add(name, COMMON_NAME, text);
        return name.build();
    }

    /** Encoded here, because Bouncy Castle takes text that begins with # for something else. */
    private static void add(X500NameBuilder name, String part, String text) {
        var identifier = switch (part) {
            case COUNTRY -> BCStyle.C;
            case "province" -> BCStyle.ST;
            case "locality" -> BCStyle.L;
            case "organization" -> BCStyle.O;
            case "organizational_unit" -> BCStyle.OU;
            case String _ -> BCStyle.CN;
        };
        name.addRDN(identifier, part.equals(COUNTRY) ? new DERPrintableString(text) : new DERUTF8String(text));
    }
}
