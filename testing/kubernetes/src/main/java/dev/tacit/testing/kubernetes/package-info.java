/** Real Kubernetes API servers for tests. */
@NullMarked
package dev.tacit.testing.kubernetes;

import org.jspecify.annotations.NullMarked;
