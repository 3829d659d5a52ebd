package dev.tacit.testing.kubernetes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clusters at once, each behind a proxy that makes trouble when asked. Context {@code cN} leads to the N-th. */
public final class Fleet implements AutoCloseable {
    private final List<TestCluster> clusters;
    private final List<FaultProxy> proxies;

    private Fleet(List<TestCluster> clusters) {
        this.clusters = clusters;
        this.proxies = clusters.stream().map(FaultProxy::before).toList();
    }

    public static Fleet start(int size) {
        var starts = new ArrayList<Callable<TestCluster>>();
        for (int i = 0; i < size; i++) {
            starts.add(TestCluster::start);
        }
        return new Fleet(all(starts));
    }

    public int size() {
        return clusters.size();
    }

    public TestCluster cluster(int i) {
        return clusters.get(i);
    }

    public FaultProxy proxy(int i) {
        return proxies.get(i);
    }

    /** Writes a kubeconfig with a context for each cluster, through its proxy. */
    public Path kubeconfig(Path file) throws IOException {
        var contexts = new ArrayList<Kubeconfig.Context>();
        for (int i = 0; i < proxies.size(); i++) {
            contexts.add(proxies.get(i).context("c" + i));
        }
        return Kubeconfig.write(file, contexts);
    }

    /** Makes the same namespaces in every cluster. */
    public void createNamespaces(List<String> names) {
        var creations = new ArrayList<Callable<String>>();
        for (var cluster : clusters) {
            for (var name : names) {
                creations.add(() -> {
                    cluster.createNamespace(name);
                    return name;
                });
            }
        }
        all(creations);
    }

    private static <T> List<T> all(List<Callable<T>> work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            var results = new ArrayList<T>();
            for (Future<T> each : threads.invokeAll(work)) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        proxies.forEach(FaultProxy::close);
        clusters.forEach(TestCluster::close);
    }
}
