/** Prints values as Go's fmt does. */
@NullMarked
package dev.tacit.template.format;

import org.jspecify.annotations.NullMarked;
