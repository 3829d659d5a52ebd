/** Who notices a changed object without a restart. */
@NullMarked
package dev.tacit.core.liveness;

import org.jspecify.annotations.NullMarked;
