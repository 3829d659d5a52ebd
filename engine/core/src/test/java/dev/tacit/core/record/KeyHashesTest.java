package dev.tacit.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Immutable maps of the JDK probe linearly: keys whose hashes collide by the dozen make planning quadratic. */
class KeyHashesTest {
    private static final int NAMESPACES = 400;
    private static final int NAMES = 40;

    private final Set<Integer> objects = new HashSet<>();
    private final Set<Integer> records = new HashSet<>();

    @Test
    void numberedNamesInNumberedNamespacesHardlyCollide() {
        for (int i = 0; i < NAMESPACES; i++) {
            for (int j = 0; j < NAMES; j++) {
                var object = new ObjectKey("ns-" + i, "o" + j);
                objects.add(object.hashCode());
                records.add(DeliveryRecord.key(
                                Address.of(Kind.FEDERATION, "f" + j),
                                Address.of(Kind.TARGET, "kubernetes", "a"),
                                object)
                        .hashCode());
            }
        }
        assertThat(objects).hasSizeGreaterThan(NAMESPACES * NAMES * 99 / 100);
        assertThat(records).hasSizeGreaterThan(NAMESPACES * NAMES * 99 / 100);
    }
}
