package dev.tacit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.record.SealedValues;
import dev.tacit.core.record.SealedValues.Answer;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.seal.key.SealedText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedValuesTest {
    private static final Address DB = Address.of(Kind.SECRET, "db");
    private static final Address OLD = Address.of(Kind.SECRET, "old");
    private static final byte[] CONTENT = "hush".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private TestHome home;
    private SealedLedger ledger;

    @BeforeEach
    void birth() throws Exception {
        home = new TestHome(directory);
        ledger = home.birth();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private String seal(byte[] content) throws Exception {
        return SealedText.seal(home.home().pins().orElseThrow(), DB, "k", content, new SecureRandom());
    }

    private SealedValues sealed() throws Exception {
        return ledger.snapshot().contentKeys().orElseThrow().sealed();
    }

    @Test
    void opensWhatWasSealedWithThePublicKeyAlone() throws Exception {
        assertThat(sealed().open(List.of(DB), "k", seal(CONTENT))).isEqualTo(new Answer.Opened(new Text("hush")));
        assertThat(sealed().open(List.of(DB), "k", seal(new byte[0]))).isEqualTo(new Answer.Opened(new Text("")));
        byte[] binary = {0, -1, (byte) 0xc3, 0x28};
        assertThat(sealed().open(List.of(DB), "k", seal(binary))).isEqualTo(new Answer.Opened(new Bytes(binary)));
        assertThat(seal(CONTENT)).isNotEqualTo(seal(CONTENT));
    }

    @Test
    void opensUnderAFormerAddress() throws Exception {
        var other = Address.of(Kind.SECRET, "other");
        assertThat(sealed().open(List.of(other, DB), "k", seal(CONTENT))).isInstanceOf(Answer.Opened.class);
        assertThat(sealed().open(List.of(other, OLD), "k", seal(CONTENT))).isInstanceOf(Answer.ForAnotherPlace.class);
    }

    @Test
    void opensForNoOtherKeySecretOrStore() throws Exception {
        assertThat(sealed().open(List.of(DB), "j", seal(CONTENT))).isInstanceOf(Answer.ForAnotherPlace.class);
        assertThat(sealed().open(List.of(OLD), "k", seal(CONTENT))).isInstanceOf(Answer.ForAnotherPlace.class);
        var elsewhere = new TestHome(directory.resolve("elsewhere"));
        try (var other = elsewhere.birth()) {
            var keys = other.snapshot().contentKeys().orElseThrow();
            assertThat(keys.sealed().open(List.of(DB), "k", seal(CONTENT))).isInstanceOf(Answer.ForAnotherStore.class);
        }
    }

    @Test
    void refusesEveryAlteredByteAndEveryCutWithoutFailing() throws Exception {
        byte[] sealed = Base64.getDecoder().decode(seal(CONTENT));
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 0x41;
            assertThat(sealed().open(List.of(DB), "k", Base64.getEncoder().encodeToString(altered)))
                    .as("byte " + i)
                    .isNotInstanceOf(Answer.Opened.class);
            byte[] cut = java.util.Arrays.copyOf(sealed, i);
            assertThat(sealed().open(List.of(DB), "k", Base64.getEncoder().encodeToString(cut)))
                    .isNotInstanceOf(Answer.Opened.class);
        }
        for (var text : new String[] {"", "?", "hush", "\u0000", "AAAA"}) {
            assertThat(sealed().open(List.of(DB), "k", text)).isInstanceOf(Answer.Malformed.class);
        }
        byte[] smallOrder = sealed.clone();
        java.util.Arrays.fill(smallOrder, 9, 41, (byte) 0);
        assertThat(sealed().open(List.of(DB), "k", Base64.getEncoder().encodeToString(smallOrder)))
                .isInstanceOf(Answer.ForAnotherPlace.class);
    }
}
