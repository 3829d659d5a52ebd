/** Proof that the test bed is real. */
@NullMarked
package dev.tacit.testing.kubernetes;

import org.jspecify.annotations.NullMarked;
