package dev.tacit.template.external;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** What templates of External Secrets have beside sprig, and one of ours for the part of a URL where secrets stand. */
public final class ExternalSecrets {
    private static final String UNRESERVED = "-_.~$&+,;=";

    private ExternalSecrets() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "toYaml" -> function(name, "any", Yaml::write);
            case "fromYaml" -> function(name, "string", Yaml::read);
            case "pkcs12key" -> function(name, "string", a -> Stores.key(a, "", a.octets(0)));
            case "pkcs12keyPass" -> function(name, "string string", a -> Stores.key(a, a.octets(0), a.octets(1)));
            case "pkcs12cert" -> function(name, "string", a -> Stores.certificates(a, "", a.octets(0)));
            case "pkcs12certPass" ->
                function(name, "string string", a -> Stores.certificates(a, a.octets(0), a.octets(1)));
            case "pemToPkcs12" -> function(name, "string string", a -> Stores.one(a, ""));
            case "pemToPkcs12Pass" -> function(name, "string string string", a -> Stores.one(a, a.octets(2)));
            case "fullPemToPkcs12" -> function(name, "string string", a -> Stores.chain(a, ""));
            case "fullPemToPkcs12Pass" -> function(name, "string string string", a -> Stores.chain(a, a.octets(2)));
            case "pemTruststoreToPKCS12" -> function(name, "string", a -> Stores.trust(a, ""));
            case "pemTruststoreToPKCS12Pass" -> function(name, "string string", a -> Stores.trust(a, a.octets(1)));
            case "filterPEM" -> function(name, "string string", Pems::filter);
            case "filterCertChain" -> function(name, "string string", Pems::ofChain);
            case "certSANs" -> function(name, "string", Pems::alternativeNames);
            case "jwkPublicKeyPem" -> function(name, "string", Keys::publicKey);
            case "jwkPrivateKeyPem" -> function(name, "string", Keys::privateKey);
            case "rsaDecrypt" -> function(name, "string string string string", Keys::decrypted);
            case "urluserinfo" -> function(name, "string", a -> a.answer(userInfo(a)));
            default -> null;
        };
    }

    /** As Go writes name and password of a URL. */
    private static String userInfo(Arguments arguments) {
        var octets = arguments.octets(0);
        var escaped = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if ((c < 0x80 && Character.isLetterOrDigit(c)) || UNRESERVED.indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                escaped.append(String.format("%%%02X", (int) c));
            }
        }
        return escaped.toString();
    }
}
