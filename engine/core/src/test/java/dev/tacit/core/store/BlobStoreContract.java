package dev.tacit.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every backend promises. */
public abstract class BlobStoreContract {
    /** A handle on the one store of this test, empty at first; every call is like another process opening it. */
    protected abstract BlobStore open() throws Exception;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static BlobId put(BlobStore store, byte[] bytes) throws Exception {
        var id = BlobId.of(bytes);
        store.put(id, bytes);
        return id;
    }

    @Test
    void hasNoHeadAtFirst() throws Exception {
        try (var store = open()) {
            assertThat(store.head()).isEmpty();
            assertThat(store.list()).isEmpty();
            assertThat(store.swap(Optional.of(bytes("other")), bytes("new"))).isFalse();
            assertThat(store.head()).isEmpty();
        }
    }

    @Test
    void swapsTheHeadOnlyIfItIsTheExpectedOne() throws Exception {
        try (var store = open();
                var other = open()) {
            assertThat(store.swap(Optional.empty(), bytes("1"))).isTrue();
            assertThat(other.swap(Optional.empty(), bytes("x"))).isFalse();
            assertThat(other.swap(Optional.of(bytes("0")), bytes("x"))).isFalse();
            assertThat(other.head()).hasValue(bytes("1"));
            assertThat(other.swap(Optional.of(bytes("1")), bytes("2"))).isTrue();
            assertThat(store.head()).hasValue(bytes("2"));
        }
    }

    @Test
    void letsOneOfManySwappersWin() throws Exception {
        try (var first = open()) {
            first.swap(Optional.empty(), bytes("0"));
            var wins = new AtomicInteger();
            try (var threads = Executors.newFixedThreadPool(4)) {
                var all = new java.util.ArrayList<Callable<Void>>();
                for (int i = 0; i < 4; i++) {
                    int n = i;
                    all.add(() -> {
                        try (var store = open()) {
                            if (store.swap(Optional.of(bytes("0")), bytes("winner " + n))) {
                                wins.incrementAndGet();
                            }
                        }
                        return null;
                    });
                }
                for (var done : threads.invokeAll(all)) {
                    done.get();
                }
            }
            assertThat(wins).hasValue(1);
        }
    }

    @Test
    void keepsBlobsAndHeadAcrossHandles() throws Exception {
        BlobId id;
        try (var store = open()) {
            id = put(store, bytes("hello"));
            store.put(id, bytes("hello"));
            store.swap(Optional.empty(), bytes("head"));
        }
        try (var store = open()) {
            assertThat(store.get(List.of(new BlobRange(id, 0, 5))).getFirst()).hasValue(bytes("hello"));
            assertThat(store.list()).containsExactly(id);
            assertThat(store.head()).hasValue(bytes("head"));
        }
    }

    @Test
    void readsRangesInTheOrderAsked() throws Exception {
        try (var store = open()) {
            var a = put(store, bytes("abcdef"));
            var b = put(store, bytes("123"));
            var missing = BlobId.of(bytes("missing"));
            var answers = store.get(List.of(
                    new BlobRange(b, 1, 2),
                    new BlobRange(a, 4, 2),
                    new BlobRange(a, 0, 1),
                    new BlobRange(missing, 0, 1),
                    new BlobRange(a, 4, 3),
                    new BlobRange(a, -1, 2),
                    new BlobRange(a, 6, 0)));
            assertThat(answers.stream().map(answer -> answer.map(found -> new String(found, StandardCharsets.UTF_8))))
                    .containsExactly(
                            Optional.of("23"),
                            Optional.of("ef"),
                            Optional.of("a"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(""));
            assertThat(store.get(List.of())).isEmpty();
        }
    }

    @Test
    void keepsABlobOfTheGreatestSize() throws Exception {
        byte[] big = new byte[BlobStore.MAX_BLOB];
        new Random(7).nextBytes(big);
        try (var store = open()) {
            var id = put(store, big);
            assertThat(store.get(List.of(new BlobRange(id, 0, big.length))).getFirst())
                    .hasValue(big);
            for (int offset : new int[] {0, 1, 65_530, 65_536, 131_071, big.length - 70_000}) {
                assertThat(store.get(List.of(new BlobRange(id, offset, 70_000))).getFirst())
                        .hasValue(java.util.Arrays.copyOfRange(big, offset, offset + 70_000));
            }
            assertThat(store.get(List.of(new BlobRange(id, big.length - 1, 2))).getFirst())
                    .isEmpty();
        }
    }

    @Test
    void deletesBlobsAndPassesOverOthers() throws Exception {
        try (var store = open()) {
            var a = put(store, bytes("a"));
            var b = put(store, bytes("b"));
            store.delete(Set.of(a, BlobId.of(bytes("missing"))));
            assertThat(store.list()).containsExactly(b);
            assertThat(store.get(List.of(new BlobRange(a, 0, 1))).getFirst()).isEmpty();
        }
    }

    @Test
    void givesALocalLockToOneHandleAtATime() throws Exception {
        try (var store = open();
                var other = open()) {
            var first = store.tryLocalLock();
            if (first.isEmpty()) {
                return; // remote: the head's renewal count decides
            }
            assertThat(first.get().held()).isTrue();
            try (var second = other.tryLocalLock().orElseThrow()) {
                assertThat(second.held()).isFalse();
            }
            assertThat(first.get().held()).isTrue();
            first.get().close();
            try (var third = other.tryLocalLock().orElseThrow()) {
                assertThat(third.held()).isTrue();
            }
        }
    }
}
