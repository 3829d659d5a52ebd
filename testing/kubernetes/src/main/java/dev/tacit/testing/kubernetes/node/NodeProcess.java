package dev.tacit.testing.kubernetes.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The script around a node's namespaces. It ends, and cleans up, with its standard input: even a killed JVM closes that. */
final class NodeProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Process script;
    private final BufferedReader said;

    private NodeProcess(Process script) {
        this.script = script;
        this.said = script.inputReader();
    }

    /** Returns when it is this node's turn on this machine. */
    static NodeProcess start(Path directory, String node, Path kubelet) throws IOException {
        var started = new NodeProcess(new ProcessBuilder(
                        "/bin/sh",
                        directory.resolve("node.sh").toString(),
                        directory.toString(),
                        NodeFiles.ADDRESS,
                        node,
                        kubelet.toString())
                .redirectError(directory.resolve("node.log").toFile())
                .start());
        for (String line = started.said.readLine(); !"started".equals(line); line = started.said.readLine()) {
            if (line == null) {
                throw new IOException("the script of the node ended");
            }
            say("waiting until another test is done with the node of this machine");
        }
        return started;
    }

    boolean isAlive() {
        return script.isAlive();
    }

    @Override
    public void close() {
        try {
            script.getOutputStream().close();
            if (!script.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                script.destroyForcibly();
                throw new IllegalStateException("a node did not end within " + PATIENCE_SECONDS + " s");
            }
        } catch (IOException e) {
            script.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("SystemOut") // a wait of minutes must not look like a hang
    private static void say(String line) {
        System.err.println("test bed: " + line);
    }
}
