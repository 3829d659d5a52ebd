package dev.tacit.template;

import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.template.keys.Der;
import java.util.Map;
import java.util.TreeMap;

/** Content that makes a function of External Secrets work hard, by its name in the data. */
final class HostileContent {
    private HostileContent() {}

    static String template(String name) {
        var argument = " (index . \"" + name + "\") }}";
        return switch (name.split("-", 2)[0]) {
            case "yaml" -> "{{ fromYaml" + argument;
            case "store" -> "{{ pkcs12key" + argument;
            case "pem" -> "{{ filterPEM \"B\"" + argument;
            case "certificates" -> "{{ filterCertChain \"leaf\"" + argument;
            case "jwk" -> "{{ jwkPrivateKeyPem" + argument;
            default -> throw new AssertionError(name);
        };
    }

    static Map<String, Value> all() {
        var all = new TreeMap<String, Value>();
        all.put("yaml-deep-lists", new Text("a: " + "[".repeat(100_000)));
        all.put("yaml-deep-maps", new Text("{a: ".repeat(100_000)));
        all.put("yaml-deep-dashes", new Text("a:\n " + "- ".repeat(100_000)));
        all.put("yaml-deep-keys", new Text("? ".repeat(100_000)));
        all.put("yaml-deep-lines", new Text(indented()));
        all.put("yaml-laughs", new Text(laughs("[%1$s,%1$s,%1$s,%1$s,%1$s,%1$s,%1$s,%1$s]")));
        all.put("yaml-laughs-in-maps", new Text(laughs("{a: %1$s, b: %1$s, c: %1$s, d: %1$s, e: %1$s}")));
        all.put("yaml-laughs-merged", new Text(laughs("{<<: [%1$s,%1$s,%1$s,%1$s,%1$s,%1$s,%1$s,%1$s]}")));
        all.put("yaml-many-nodes", new Text("a: [" + "1,".repeat(400_000) + "]"));
        all.put("yaml-many-anchors", new Text("a:\n" + "- &b [*b]\n".repeat(80_000)));
        all.put("yaml-long-number", new Text("a: !!bool " + "1".repeat(900_000)));
        all.put("yaml-many-quotes", new Text("a: " + "'".repeat(900_001)));
        all.put("yaml-open-text", new Text("a: \"" + "x\n ".repeat(250_000)));
        all.put("yaml-long-key", new Text("x".repeat(900_000) + ": 1\n" + "y ".repeat(40_000) + ": 1"));
        all.put("store-sealed-1e9", store(true, 1_000_000_000));
        all.put("store-encrypted-1e9", store(false, 1_000_000_000));
        all.put("store-many-parts", store(false, 200_000));
        all.put("pem-many-beginnings", new Text("-----BEGIN A-----\n".repeat(50_000) + "-----END B-----\nx"));
        all.put("pem-many-blocks", new Text("-----BEGIN B-----\n!\n-----END B-----\n".repeat(25_000)));
        all.put(
                "certificates-none",
                new Text("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n".repeat(15_000)));
        all.put("jwk-deep", new Text("{\"a\":" + "[".repeat(900_000)));
        all.put(
                "jwk-long-number",
                new Text("{\"kty\":\"RSA\",\"n\":\"AA\",\"e\":\"AA\",\"d\":\"AA\",\"q\":\"AA\",\"p\":\""
                        + "A".repeat(900_000) + "\"}"));
        return all;
    }

    private static String indented() {
        var lines = new StringBuilder();
        for (int i = 0; i < 1200; i++) {
            lines.append(" ".repeat(i)).append("a:\n");
        }
        return lines.toString();
    }

    private static String laughs(String many) {
        var text = new StringBuilder("l0: &l0 {x: y}\n");
        for (int i = 1; i < 40; i++) {
            text.append("l" + i + ": &l" + i + " " + String.format(many, "*l" + (i - 1)) + "\n");
        }
        return text.toString();
    }

    /** A store with that many iterations where it is sealed, or where its parts are encrypted. */
    private static Bytes store(boolean sealed, int iterations) {
        var data = Der.oid("1.2.840.113549.1.7.1");
        var salt = Der.octets(new byte[8]);
        var old = Der.sequence(
                Der.oid("1.2.840.113549.1.12.1.3"), Der.sequence(salt, Der.integer(sealed ? 1 : iterations)));
        var encrypted = Der.sequence(Der.integer(0), Der.sequence(data, old, new Der(0x80, new byte[8])));
        var part = Der.sequence(Der.oid("1.2.840.113549.1.7.6"), Der.of(Der.context(0), encrypted));
        var parts = Der.octets(Der.sequence(part, part, part, part).encoded());
        var content = Der.sequence(data, Der.of(Der.context(0), parts));
        var hash = Der.sequence(Der.oid("2.16.840.1.101.3.4.2.1"), Der.nothing());
        var seal =
                Der.sequence(Der.sequence(hash, Der.octets(new byte[32])), salt, Der.integer(sealed ? iterations : 1));
        var version = Der.integer(3);
        return new Bytes((sealed ? Der.sequence(version, content, seal) : Der.sequence(version, content)).encoded());
    }
}
