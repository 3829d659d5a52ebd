package dev.tacit.testing.kubernetes.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tacit.testing.kubernetes.Binaries;
import dev.tacit.testing.kubernetes.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;

/** The images that a node has; nothing is ever pulled. */
public enum Image {
    /** An application that tells which bytes it has, with {@code sha256sum} and {@code cat} beside it. */
    PROBE("local.test/probe:1", Binaries.PROBE),
    /** One program that waits: there is nothing to exec, as in images without a distribution. */
    BARE("local.test/bare:1", Binaries.PAUSE),
    /** What holds the namespaces of a Pod. */
    PAUSE("local.test/pause:1", Binaries.PAUSE);

    private final String reference;
    private final Binaries program;

    Image(String reference, Binaries program) {
        this.reference = reference;
        this.program = program;
    }

    /** What the field {@code image} of a container says; with {@code imagePullPolicy: Never}. */
    public String reference() {
        return reference;
    }

    /** Writes them all in the format of {@code docker save}, which {@code ctr images import} reads. */
    static void writeAll(Path file) throws IOException {
        var archive = new Tar();
        var manifest = new ArrayList<String>();
        for (var image : values()) {
            byte[] layer = image.layer();
            byte[] configuration = image.configuration(layer).getBytes(UTF_8);
            String configurationName = sha256(configuration) + ".json";
            archive.file(image.name() + ".tar", layer).file(configurationName, configuration);
            manifest.add("{\"Config\":" + Json.quote(configurationName) + ",\"RepoTags\":["
                    + Json.quote(image.reference) + "],\"Layers\":[" + Json.quote(image.name() + ".tar") + "]}");
        }
        archive.file("manifest.json", ("[" + String.join(",", manifest) + "]").getBytes(UTF_8));
        Files.write(file, archive.bytes());
    }

    private byte[] layer() throws IOException {
        var layer = new Tar().program(programName(), Files.readAllBytes(program.locate()));
        if (this == PROBE) {
            layer.link("bin/sha256sum", "/probe").link("bin/cat", "/probe");
        }
        return layer.bytes();
    }

    private String configuration(byte[] layer) {
        return "{\"os\":\"linux\",\"architecture\":" + Json.quote(architecture())
                + ",\"config\":{\"Env\":[\"PATH=/bin\"],\"Entrypoint\":[" + Json.quote("/" + programName())
                + "]},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[" + Json.quote("sha256:" + sha256(layer)) + "]}}";
    }

    private String programName() {
        return program == Binaries.PROBE ? "probe" : "pause";
    }

    /** As Go has it; the programs are built for the machine that runs the tests. */
    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm64";
            default -> "amd64";
        };
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
