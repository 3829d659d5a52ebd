package dev.tacit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineInputTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100_000})
    void givesEachLineWhateverItIsReadIn(int portion) throws IOException {
        var long1 = "x".repeat(200_000);
        assertThat(lines("a\n\n" + long1 + "\nlast", portion)).containsExactly("a", "", long1, "last");
        assertThat(lines("a\n", portion)).containsExactly("a");
        assertThat(lines("", portion)).isEmpty();
    }

    private static List<String> lines(String text, int portion) throws IOException {
        var portions = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, portion));
            }
        };
        var lines = new ArrayList<String>();
        try (var in = new LineInput(portions)) {
            for (var line = in.next(); line != null; line = in.next()) {
                lines.add(new String(line, StandardCharsets.UTF_8));
            }
            assertThat(in.isDry()).isTrue();
        }
        return lines;
    }
}
