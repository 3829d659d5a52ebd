package dev.tacit.cli.project;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Signals that ask to stop: SIGINT, SIGTERM. {@code sun.misc.Signal} is reached by reflection, since javac warns of
 * any mention of it in a way that cannot be turned off.
 */
public final class Interrupts {
    private Interrupts() {}

    /** From now on {@code told} gets 1 at the first signal, 2 at the second, on a thread of the JVM's. */
    public static void tell(IntConsumer told) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var count = new AtomicInteger();
            var proxy = Proxy.newProxyInstance(
                    Interrupts.class.getClassLoader(), new Class<?>[] {handler}, (self, method, args) -> {
                        if (method.getName().equals("handle")) {
                            told.accept(count.incrementAndGet());
                        }
                        return null;
                    });
            var handle = signal.getMethod("handle", signal, handler);
            for (var name : new String[] {"INT", "TERM"}) {
                handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Without signals a run ends at once when it is asked to; the next plan goes on from there.
            return;
        }
    }
}
