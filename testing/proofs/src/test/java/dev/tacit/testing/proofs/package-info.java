/** Proofs that need the whole program. */
@NullMarked
package dev.tacit.testing.proofs;

import org.jspecify.annotations.NullMarked;
