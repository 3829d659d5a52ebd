/** Checks content against what the type of its object demands. */
@NullMarked
package dev.tacit.core.shape;

import org.jspecify.annotations.NullMarked;
