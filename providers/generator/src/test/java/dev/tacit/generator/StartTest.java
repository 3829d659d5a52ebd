package dev.tacit.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every command knows all types of generator, few use one: what only some draw with must not be loaded for others. */
class StartTest {
    @Test
    void typesAreKnownWithoutCryptography() throws IOException, ReflectiveOperationException {
        try (var loader = new URLClassLoader(withoutBouncyCastle(), ClassLoader.getPlatformClassLoader())) {
            var type = loader.loadClass("dev.tacit.generator.Generators");
            var generators = type.getConstructor().newInstance();
            assertThat(String.valueOf(type.getMethod("types").invoke(generators)))
                    .contains("x509_ca", "password");
            for (var each : List.of("password", "passphrase", "pattern", "random_bytes", "uuid", "basic_auth")) {
                assertThat(type.getMethod("schema", String.class).invoke(generators, each))
                        .isNotNull();
                assertThat(type.getMethod("exports", String.class).invoke(generators, each))
                        .isNotNull();
            }
            assertThatThrownBy(() -> type.getMethod("schema", String.class).invoke(generators, "x509_ca"))
                    .hasCauseInstanceOf(NoClassDefFoundError.class);
        }
    }

    private static URL[] withoutBouncyCastle() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("bouncycastle"))
                .map(StartTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
