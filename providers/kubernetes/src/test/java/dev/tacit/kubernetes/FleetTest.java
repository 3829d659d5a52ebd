package dev.tacit.kubernetes;

import static dev.tacit.kubernetes.Fixture.content;
import static dev.tacit.kubernetes.Fixture.creating;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.provider.Receipt;
import dev.tacit.core.provider.Target;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.testing.kubernetes.Fault;
import dev.tacit.testing.kubernetes.Fleet;
import dev.tacit.testing.kubernetes.SeenRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three clusters with a hundred namespaces each: what happens to one is no matter of the others. */
@Tag("real:kube-apiserver")
class FleetTest {
    private static final List<String> NAMESPACES =
            IntStream.range(0, 100).mapToObj(i -> "fleet-" + i).toList();

    @Test
    void oneThatIsSlowOrBusyOrDiesLeavesTheOthersAlone() {
        try (var fleet = Fleet.start(3)) {
            fleet.createNamespaces(NAMESPACES);
            var targets = new ArrayList<Target>();
            for (int i = 0; i < fleet.size(); i++) {
                targets.add(Fixture.connect(fleet.cluster(i), fleet.proxy(i)));
            }
            assertThat(targets.stream().map(Target::identity).distinct()).hasSize(3);

            fleet.proxy(0).inject(SeenRequest::isWrite, 20, new Fault.Delay(Duration.ofMillis(200)));
            fleet.proxy(1).inject(SeenRequest::isWrite, 40, new Fault.Busy(1));
            fleet.proxy(2).dieAfter(SeenRequest::isWrite, 30);
            var receipts = targets.stream().map(FleetTest::deliver).toList();

            assertThat(count(receipts.get(0), Receipt.Written.class)).isEqualTo(100);
            assertThat(count(receipts.get(1), Receipt.Written.class)).isEqualTo(100);
            assertThat(count(receipts.get(2), Receipt.Written.class)).isEqualTo(30);
            assertThat(count(receipts.get(2), Receipt.Unknown.class)).isEqualTo(70);
            targets.forEach(Target::close);
        }
    }

    private static Map<ObjectKey, Receipt> deliver(Target target) {
        var receipts = new ConcurrentHashMap<ObjectKey, Receipt>();
        SideBySide.each(NAMESPACES, namespace -> {
            var key = new ObjectKey(namespace, "db");
            receipts.put(key, target.deliver(creating(target, key, content(Map.of("a", namespace)))));
        });
        return receipts;
    }

    private static long count(Map<ObjectKey, Receipt> receipts, Class<? extends Receipt> kind) {
        return receipts.values().stream().filter(kind::isInstance).collect(Collectors.counting());
    }
}
