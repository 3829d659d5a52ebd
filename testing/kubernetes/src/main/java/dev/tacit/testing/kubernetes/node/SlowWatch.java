package dev.tacit.testing.kubernetes.node;

import dev.tacit.testing.kubernetes.Fault;
import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.SeenRequest;
import dev.tacit.testing.kubernetes.TestCluster;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between kubelet and the API server: what a watch of Secrets tells comes late, anything else at once. So the change
 * of a Pod overtakes that of its Secret, which happens by chance otherwise. Requests of its own answer at once.
 */
public final class SlowWatch implements AutoCloseable {
    private final FaultProxy proxy;
    private final AtomicReference<Duration> by;

    private SlowWatch(FaultProxy proxy, Duration by) {
        this.proxy = proxy;
        this.by = new AtomicReference<>(by);
        proxy.inject(SlowWatch::watchesSecrets, Integer.MAX_VALUE, new Fault.LateEvents(this.by::get));
    }

    public static SlowWatch before(TestCluster cluster, Duration by) {
        return new SlowWatch(FaultProxy.before(cluster), by);
    }

    /** For {@link NodeOptions#through}. */
    public Kubeconfig.Context context() {
        return proxy.context("slow");
    }

    /** How late events come from now on. */
    public void delay(Duration later) {
        by.set(later);
    }

    private static boolean watchesSecrets(SeenRequest request) {
        return request.method().equals("GET")
                && request.isAboutSecrets()
                && request.query().matches("(.*&)?watch=(true|1)(&.*)?");
    }

    @Override
    public void close() {
        proxy.close();
    }
}
