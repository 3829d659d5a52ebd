package dev.tacit.template.external;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.keys.Certificate;
import dev.tacit.template.keys.Unreadable;
import dev.tacit.template.value.GoValue;
import java.util.List;

/** Reads an argument; that it cannot be read ends the rendering. */
@FunctionalInterface
interface Reading<T> {
    T read() throws Unreadable;

    static <T> T of(Arguments arguments, Reading<T> reading) {
        try {
            return reading.read();
        } catch (Unreadable e) {
            throw arguments.failure(e.reason());
        }
    }

    static GoValue answer(Arguments arguments, Reading<String> reading) {
        return arguments.answer(of(arguments, reading));
    }

    /** Certificates of a PEM, at least one; paid for. */
    static List<Certificate> certificates(Arguments arguments, int index) throws Unreadable {
        var octets = arguments.octets(index);
        arguments.spend(octets.length());
        var certificates = Certificate.all(octets);
        if (certificates.isEmpty()) {
            throw new Unreadable("There is no certificate in PEM where one is wanted.");
        }
        return certificates;
    }

    /** One after another, in PEM. */
    static String pem(List<Certificate> certificates) {
        var text = new StringBuilder();
        certificates.forEach(certificate -> text.append(certificate.pem()));
        return text.toString();
    }
}
