package dev.tacit.generator;

import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/** Blocks of authorities, of certificates that they sign, with what was drawn of them. */
final class Issued {
    private Issued() {}

    static SortedMap<String, Value> root(RandomGenerator random, String type) {
        return Block.of("x509_ca", "key_type", type)
                .with("subject", "common_name", "Root", "organization", "Acme")
                .draw(random);
    }

    static Block leaf(SortedMap<String, Value> ca, Object... more) {
        var signed = signed(text(ca, "certificate_pem"), text(ca, "private_key_pem"));
        signed.inputs().putAll(Block.of("", more).inputs());
        return signed;
    }

    static Block signed(String certificate, String key) {
        return named("ca_certificate_pem", certificate, "ca_private_key_pem", key);
    }

    static Block named(Object... more) {
        var block = Block.of("x509_certificate", "dns_names", List.of("www.example.org"));
        block.inputs().putAll(Block.of("", more).inputs());
        return block;
    }

    /** An authority below another. */
    static Block middle(SortedMap<String, Value> ca, Object... more) {
        var block = Block.of(
                "x509_ca",
                "ca_certificate_pem",
                text(ca, "chain_pem"),
                "ca_private_key_pem",
                text(ca, "private_key_pem"));
        block.inputs().putAll(Block.of("", more).inputs());
        return block.with("subject", "common_name", "Middle");
    }

    static byte[] stored(SortedMap<String, Value> store) {
        return store.get("bytes") instanceof Bytes bytes ? bytes.toByteArray() : new byte[0];
    }

    static byte[] bytes(SortedMap<String, Value> drawn, String export) {
        return text(drawn, export).getBytes(StandardCharsets.UTF_8);
    }

    static String text(SortedMap<String, Value> drawn, String export) {
        return drawn.get(export) instanceof Text text ? text.string() : "";
    }
}
