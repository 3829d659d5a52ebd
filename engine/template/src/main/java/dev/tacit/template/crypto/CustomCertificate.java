package dev.tacit.template.crypto;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.TreeMap;

/** A certificate that exists already, with its key, in the form that sprig's other functions make them. */
final class CustomCertificate {
    private CustomCertificate() {}

    static GoValue build(Arguments a) {
        var certificate = Octets.of(Secrets.base64(a, 0));
        var key = Octets.of(Secrets.base64(a, 1));
        a.spend(5000);
        if (!isCertificate(certificate)) {
            throw a.failure("The first argument of \"buildCustomCert\" is no certificate in PEM.");
        }
        if (!Pem.first(key).map(PrivateKeys::isOne).orElse(false)) {
            throw a.failure("The second argument of \"buildCustomCert\" is no private key in PEM.");
        }
        var fields = new TreeMap<String, GoValue>();
        fields.put("Cert", a.answer(certificate));
        fields.put("Key", a.answer(key));
        return new GoValue.Struct(
                "sprig.certificate",
                fields,
                a.answer("{" + certificate + " " + key + "}").octets());
    }

    private static boolean isCertificate(String octets) {
        var block = Pem.first(octets);
        if (block.isEmpty()) {
            return false;
        }
        try {
            var in = new ByteArrayInputStream(block.get().der());
            CertificateFactory.getInstance("X.509").generateCertificate(in);
            return in.available() == 0;
        } catch (CertificateException _) {
            return false;
        }
    }
}
