/** Declared things after evaluation, free of expressions. */
@NullMarked
package dev.tacit.core.resource;

import org.jspecify.annotations.NullMarked;
