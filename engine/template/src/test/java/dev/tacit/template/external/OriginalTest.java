package dev.tacit.template.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.provider.Rendering;
import dev.tacit.core.value.Bytes;
import dev.tacit.testing.go.GoTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside the functions of External Secrets themselves, of version 0.16.2. */
@Tag("real:external-secrets")
class OriginalTest {
    private static final GoTool ORIGINAL = new GoTool("externalsecrets", "testing/oracle/externalsecrets", ".");

    /** Where it is done differently on purpose. */
    private static final Map<String, String> DIFFERENCES = Map.ofEntries(
            Map.entry("public part of a private JWK", "It is what was asked for, and the original knows no way to it."),
            Map.entry("chain: no such part", "A part that is misspelt would leave an empty secret."),
            Map.entry("chain beside a key", "Other blocks of a PEM are passed over, as everywhere else."),
            Map.entry("certificates of a trust store", "There is no key in it, nor was it asked for."));

    @Test
    void agreesOnKeysCertificatesAndStores(@TempDir Path directory) throws Exception {
        var calls = calls(new Pki(directory));
        var answers = answers(calls);
        var found = new LinkedHashSet<String>();
        var unexpected = new ArrayList<String>();
        calls.forEach((name, call) -> {
            var ours = call.rendering() instanceof Rendering.Failed ? "an error" : call.text();
            if (!ours.equals(answers.get(name))) {
                found.add(name);
                if (!DIFFERENCES.containsKey(name)) {
                    unexpected.add(name + "\n  original " + answers.get(name) + "\n  tacit " + ours);
                }
            }
        });
        assertThat(unexpected).isEmpty();
        assertThat(found).containsExactlyInAnyOrderElementsOf(DIFFERENCES.keySet());
        assertThat(calls).hasSizeGreaterThan(100);
    }

    @Test
    void readsTheStoresThatAreWritten(@TempDir Path directory) throws Exception {
        var pki = new Pki(directory);
        var calls = new LinkedHashMap<String, Call>();
        var expected = new LinkedHashMap<String, String>();
        for (var key : Pki.KEYS) {
            for (var password : List.of("", "changeit", "pässword")) {
                var chain = pki.read(key + ".crt.pem") + pki.read("middle.crt.pem") + pki.read("root.crt.pem");
                var store = Base64.getDecoder()
                        .decode(Call.of("fullPemToPkcs12Pass", chain, pki.read(key + ".pem"), password)
                                .text());
                calls.put("key " + key + password, Call.of("pkcs12keyPass", password, store));
                expected.put("key " + key + password, pki.read(key + ".pem"));
                calls.put("certificates " + key + password, Call.of("pkcs12certPass", password, store));
                expected.put("certificates " + key + password, chain);
            }
        }
        assertThat(answers(calls)).isEqualTo(expected);
    }

    private static Map<String, Call> calls(Pki pki) {
        var calls = new LinkedHashMap<String, Call>();
        pems(pki, calls);
        for (var key : Pki.KEYS) {
            for (var options : List.of("", "-legacy", "-nomac", "-macalg sha512", "-keypbe NONE -certpbe NONE")) {
                var given = options.isEmpty() ? new String[0] : options.split(" ", -1);
                for (var password : options.equals("-nomac") ? List.of("") : List.of("", "changeit")) {
                    var store = pki.store(key, password, given);
                    var name = " of " + key + options + password;
                    calls.put("key" + name, Call.of("pkcs12keyPass", password, store));
                    calls.put("certificates" + name, Call.of("pkcs12certPass", password, store));
                    calls.put("wrong" + name, Call.of("pkcs12keyPass", "wrong", store));
                    if (!options.equals("-nomac")) {
                        calls.put("damaged" + name, Call.of("pkcs12keyPass", password, damaged(store)));
                    }
                }
            }
        }
        var trust = Call.of("pemTruststoreToPKCS12Pass", pki.read("root.crt.pem"), "x")
                .text();
        calls.put(
                "certificates of a trust store",
                Call.of("pkcs12certPass", "x", Base64.getDecoder().decode(trust)));
        for (int i = 0; i < Jwks.PRIVATE.size(); i++) {
            var jwk = Jwks.PRIVATE.get(i);
            calls.put("private JWK " + i, Call.of("jwkPrivateKeyPem", jwk));
            calls.put("public JWK " + i, Call.of("jwkPublicKeyPem", Jwks.publicPart(jwk)));
        }
        calls.put("public part of a private JWK", Call.of("jwkPublicKeyPem", Jwks.PRIVATE.getFirst()));
        return calls;
    }

    private static byte[] damaged(byte[] store) {
        var damaged = store.clone();
        damaged[damaged.length / 2] ^= 1;
        return damaged;
    }

    private static void pems(Pki pki, Map<String, Call> calls) {
        var leaf = pki.read("ec.crt.pem");
        var middle = pki.read("middle.crt.pem");
        var root = pki.read("root.crt.pem");
        var other = pki.read("other.crt.pem");
        var texts = Map.ofEntries(
                Map.entry("chain", leaf + middle + root),
                Map.entry("shuffled", root + leaf + middle),
                Map.entry("leaf", leaf),
                Map.entry("root", root),
                Map.entry("two roots", root + other),
                Map.entry("no middle", leaf + root),
                Map.entry("twice", leaf + leaf),
                Map.entry("beside a key", pki.read("ec-sec1.pem") + leaf),
                Map.entry("junk around", "junk\n" + leaf + "more\n" + middle + "last"),
                Map.entry("windows", (leaf + middle).replace("\n", "\r\n")),
                Map.entry("nothing", ""),
                Map.entry("blank", "\n"),
                Map.entry("no end", leaf.substring(0, leaf.length() - 20)),
                Map.entry("no certificate", pki.read("ec.pem")));
        texts.forEach((name, text) -> {
            for (var part : List.of("leaf", "intermediate", "root")) {
                if (!name.equals("beside a key") || part.equals("leaf")) {
                    calls.put(
                            "chain " + name + (part.equals("leaf") ? "" : " " + part),
                            Call.of("filterCertChain", part, text));
                }
            }
            for (var type : List.of("CERTIFICATE", "EC PRIVATE KEY", "nothing")) {
                calls.put("filter " + name + " " + type, Call.of("filterPEM", type, text));
            }
        });
        calls.put("chain: no such part", Call.of("filterCertChain", "leafs", leaf));
        var random = new Random(5);
        for (int i = 0; i < 50; i++) {
            var lines = new ArrayList<>(List.of((leaf + pki.read("ec-sec1.pem") + "x\n" + root).split("\n", -1)));
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                int at = random.nextInt(lines.size());
                switch (random.nextInt(3)) {
                    case 0 -> lines.remove(at);
                    case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                    default -> lines.set(at, lines.get(at).replaceFirst("[A-Z]", " "));
                }
            }
            calls.put("filter changed " + i, Call.of("filterPEM", "CERTIFICATE", String.join("\n", lines)));
        }
    }

    /** What the original answers, or that it is an error. */
    private static Map<String, String> answers(Map<String, Call> calls) throws Exception {
        var names = List.copyOf(calls.keySet());
        var lines = new ArrayList<String>();
        for (var call : calls.values()) {
            var arguments = call.arguments().stream().map(OriginalTest::base64).toList();
            lines.add("{\"id\":\"" + lines.size() + "\",\"function\":\"" + call.function() + "\",\"arguments\":"
                    + arguments + "}");
        }
        var answers = new LinkedHashMap<String, String>();
        for (var line : ORIGINAL.answers(lines)) {
            int id = Integer.parseInt(between(line, "\"id\":\"", "\""));
            answers.put(
                    names.get(id),
                    line.contains("\"error\":")
                            ? "an error"
                            : line.contains("\"result\":\"")
                                    ? new String(
                                            Base64.getDecoder().decode(between(line, "\"result\":\"", "\"")), UTF_8)
                                    : "");
        }
        return answers;
    }

    private static String base64(Bytes bytes) {
        return "\"" + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\"";
    }

    private static String between(String line, String before, String after) {
        int from = line.indexOf(before) + before.length();
        return line.substring(from, line.indexOf(after, from));
    }
}
