package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A search that cannot find proves nothing. */
class SearchTest {
    private static final String VALUE = "canary-7hQ\"/<é+w2Lk-9sXvBn";

    @Test
    void findsAValueInEveryEncoding() {
        Encodings.of(VALUE).forEach((encoding, bytes) -> {
            var noise = ("noise " + new String(bytes, StandardCharsets.ISO_8859_1) + " noise")
                    .getBytes(StandardCharsets.ISO_8859_1);
            assertThat(search().in("here", noise).found()).as(encoding).contains("value as " + encoding + " in here");
        });
    }

    @Test
    void findsBase64WhateverStandsBefore() {
        for (var before : new String[] {"", "a", "ab", "abc"}) {
            var text = Base64.getEncoder().encodeToString((before + VALUE + "after").getBytes(StandardCharsets.UTF_8));

            assertThat(search().in("here", text.getBytes(StandardCharsets.UTF_8))
                            .found())
                    .as(before)
                    .isNotEmpty();
        }
    }

    @Test
    void findsHalfAValue() {
        assertThat(search().in("here", VALUE.substring(0, VALUE.length() - 5).getBytes(StandardCharsets.UTF_8))
                        .found())
                .containsExactly("value, first half as raw in here");
    }

    @Test
    void findsNothingInNoise() {
        assertThat(search().in("here", new byte[100_000]).found()).isEmpty();
    }

    private static Search search() {
        var search = new Search();
        search.lookFor("value", VALUE);
        return search;
    }
}
