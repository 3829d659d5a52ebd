/** Proof that the rules bite. */
@NullMarked
package dev.tacit.testing.rules;

import org.jspecify.annotations.NullMarked;
