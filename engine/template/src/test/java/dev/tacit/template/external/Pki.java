package dev.tacit.template.external;

import dev.tacit.testing.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keys with certificates that OpenSSL made, in files. */
final class Pki {
    static final List<String> KEYS = List.of("rsa", "ec", "ed");

    final Tool openssl = Tool.of("openssl", "openssl");
    private final Path directory;

    Pki(Path directory) {
        this.directory = directory;
        run("genrsa", "-out", file("rsa.pem"), "2048");
        run("rsa", "-in", file("rsa.pem"), "-traditional", "-out", file("rsa-pkcs1.pem"));
        run("ecparam", "-name", "prime256v1", "-genkey", "-out", file("ec-sec1.pem"));
        run("pkcs8", "-topk8", "-nocrypt", "-in", file("ec-sec1.pem"), "-out", file("ec.pem"));
        run("genpkey", "-algorithm", "ed25519", "-out", file("ed.pem"));
        authority("root", "/CN=Root/O=Nobody");
        authority("other", "/CN=Other/O=Nobody");
        signed("middle", "root", "basicConstraints=critical,CA:TRUE", newKey("middle"));
        for (var key : KEYS) {
            var names = "subjectAltName=DNS:" + key + ".test,DNS:*.test,IP:192.0.2.1,IP:2001:db8::1:0:0:1,email:a@"
                    + key + ".test,URI:spiffe://t/x?y=1";
            signed(key, "middle", names, file(key + ".pem"));
        }
        write("chain.pem", read("rsa.crt.pem") + read("middle.crt.pem") + read("root.crt.pem"));
    }

    private void authority(String name, String subject) {
        run("req", "-x509", "-key", newKey(name), "-subj", subject, "-days", "30", "-out", file(name + ".crt.pem"));
    }

    private String newKey(String name) {
        var key = file(name + ".key.pem");
        run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", key);
        return key;
    }

    private void signed(String name, String by, String extension, String key) {
        write("ext", extension + "\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n");
        run("req", "-new", "-key", key, "-subj", "/CN=" + name, "-out", file("csr"));
        run(
                "x509",
                "-req",
                "-in",
                file("csr"),
                "-days",
                "30",
                "-CA",
                file(by + ".crt.pem"),
                "-CAkey",
                file(by + ".key.pem"),
                "-CAcreateserial",
                "-extfile",
                file("ext"),
                "-out",
                file(name + ".crt.pem"));
    }

    String run(String... arguments) {
        return openssl.run(arguments);
    }

    String file(String name) {
        return directory.resolve(name).toString();
    }

    String read(String name) {
        return new String(bytes(name), java.nio.charset.StandardCharsets.UTF_8);
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String write(String name, String text) {
        return write(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** The file's path. */
    String write(String name, byte[] bytes) {
        try {
            return Files.write(directory.resolve(name), bytes).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A store by OpenSSL, of a key with its certificate and those above it. */
    byte[] store(String key, String password, String... options) {
        var arguments = new java.util.ArrayList<>(List.of(
                "pkcs12",
                "-export",
                "-inkey",
                file(key + ".pem"),
                "-in",
                file(key + ".crt.pem"),
                "-certfile",
                file("above.pem"),
                "-passout",
                "pass:" + password,
                "-out",
                file("store.p12")));
        write("above.pem", read("middle.crt.pem") + read("root.crt.pem"));
        arguments.addAll(List.of(options));
        run(arguments.toArray(String[]::new));
        return bytes("store.p12");
    }
}
