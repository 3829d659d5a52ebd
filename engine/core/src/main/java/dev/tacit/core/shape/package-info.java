/** Checks text against the form that is demanded of it. */
@NullMarked
package dev.tacit.core.shape;

import org.jspecify.annotations.NullMarked;
