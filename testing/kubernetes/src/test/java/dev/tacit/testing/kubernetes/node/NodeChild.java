package dev.tacit.testing.kubernetes.node;

import dev.tacit.testing.kubernetes.TestCluster;
import java.io.OutputStream;

/** Runs a node until somebody kills it; prints its name when it is ready. */
final class NodeChild {
    private NodeChild() {}

    public static void main(String[] arguments) throws Exception {
        try (var cluster = TestCluster.start();
                var node = TestNode.start(cluster)) {
            System.out.println(node.name());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
