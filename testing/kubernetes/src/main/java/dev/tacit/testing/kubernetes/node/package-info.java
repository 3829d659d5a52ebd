/** Real nodes, kubelet with its containers, beside the clusters of tests. */
@NullMarked
package dev.tacit.testing.kubernetes.node;

import org.jspecify.annotations.NullMarked;
