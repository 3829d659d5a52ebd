/** Tests of the node that tests run. */
@NullMarked
package dev.tacit.testing.kubernetes.node;

import org.jspecify.annotations.NullMarked;
