/** Turns expressions into values. */
@NullMarked
package dev.tacit.hcl.eval;

import org.jspecify.annotations.NullMarked;
