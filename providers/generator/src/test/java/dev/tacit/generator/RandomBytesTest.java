package dev.tacit.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.testing.tool.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomBytesTest {
    private final RandomGenerator random = new SplittableRandom(20261101);

    @Test
    void areTheSameInEachEncoding() {
        for (int length : new int[] {1, 2, 3, 31, 32, 65_536}) {
            var drawn = Block.of("random_bytes", "length", length).draw(random);
            assertThat(bytes(drawn)).hasSize(length);
            assertThat(Base64.getDecoder().decode(text(drawn, "base64"))).isEqualTo(bytes(drawn));
            assertThat(Base64.getUrlDecoder().decode(text(drawn, "base64url"))).isEqualTo(bytes(drawn));
            assertThat(text(drawn, "base64url")).doesNotContain("=", "+", "/");
            assertThat(HexFormat.of().parseHex(text(drawn, "hex"))).isEqualTo(bytes(drawn));
        }
        assertThat(bytes(Block.of("random_bytes").draw(random))).hasSize(32);
    }

    @Test
    void areAllEquallyLikely() {
        var counts = new ChiSquare();
        for (int i = 0; i < 4; i++) {
            for (byte b : bytes(Block.of("random_bytes", "length", 65_536).draw(random))) {
                counts.count(b);
            }
        }
        counts.assertUniform(IntStream.range(0, 256).mapToObj(i -> (byte) i).collect(Collectors.toSet()));
    }

    @Test
    @Tag("real:openssl")
    void areReadByOpenssl(@TempDir Path directory) throws Exception {
        var openssl = Tool.of("openssl", "openssl");
        var drawn = Block.of("random_bytes", "length", 100).draw(random);
        var out = directory.resolve("out");
        openssl.run(
                text(drawn, "base64").getBytes(StandardCharsets.US_ASCII),
                "base64",
                "-d",
                "-A",
                "-out",
                out.toString());
        assertThat(Files.readAllBytes(out)).isEqualTo(bytes(drawn));
        assertThat(openssl.run(bytes(drawn), "base64", "-A")).isEqualTo(text(drawn, "base64"));
    }

    @Test
    void refusesSizesOutOfBounds() {
        Block.of("random_bytes", "length", 0).assertRefused("length");
        Block.of("random_bytes", "length", 65_537).assertRefused("length");
    }

    private static byte[] bytes(SortedMap<String, Value> drawn) {
        return drawn.get("bytes") instanceof Bytes bytes ? bytes.toByteArray() : new byte[0];
    }

    private static String text(SortedMap<String, Value> drawn, String export) {
        return drawn.get(export) instanceof Text text ? text.string() : "";
    }
}
