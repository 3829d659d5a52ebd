package dev.tacit.kubernetes.access;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run of a credential plugin. What it writes to standard error is nobody's business: it may repeat a secret. */
final class PluginRun {
    private static final int MOST = 1 << 20;

    private final CredentialPlugin plugin;
    private final Duration limit;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final CountDownLatch read = new CountDownLatch(1);

    PluginRun(CredentialPlugin plugin, Duration limit) {
        this.plugin = plugin;
        this.limit = limit;
    }

    /** Its standard output. */
    byte[] output(Map<String, String> environment) throws ClusterException {
        var command = new ArrayList<>(List.of(plugin.program()));
        command.addAll(plugin.arguments());
        var builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        var given = builder.environment();
        given.clear();
        environment.forEach((name, value) -> {
            if (!name.startsWith("TACIT_")) { // variables of declarations among them
                given.put(name, value);
            }
        });
        given.putAll(plugin.environment());
        given.put("KUBERNETES_EXEC_INFO", plugin.question());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw failed("It could not be started. Is it installed, on the PATH of this run?");
        }
        try {
            return awaited(process);
        } finally {
            end(process);
        }
    }

    private byte[] awaited(Process process) throws ClusterException {
        Thread.ofVirtual().start(() -> copy(process.getInputStream()));
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed("It did not end within " + limit.toSeconds() + " s, so it was ended.");
            }
            if (process.exitValue() != 0) {
                throw failed("It ended with exit code " + process.exitValue()
                        + ". Run it by hand to see why: what it prints is not shown here, since it may hold a secret.");
            }
            // A child that it left behind may hold its output open.
            if (!read.await(2, TimeUnit.SECONDS)) {
                throw failed("It ended, but something it started did not let go of its output.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("It was interrupted.");
        }
        if (output.size() > MOST) {
            throw failed("Its answer is longer than any credential.");
        }
        return output.toByteArray();
    }

    private void copy(InputStream from) {
        try (from) {
            output.writeBytes(from.readNBytes(MOST + 1));
        } catch (IOException e) {
            // what is missing makes the answer invalid
        } finally {
            read.countDown();
        }
    }

    private static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    ClusterException failed(String why) {
        return new ClusterException(
                KubernetesCode.CREDENTIAL_PLUGIN_FAILED,
                "The credential plugin failed",
                "The kubeconfig's user logs in by running \"" + plugin.program() + "\". " + why);
    }
}
