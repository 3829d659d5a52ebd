/** Finds a function by its name. */
@NullMarked
package dev.tacit.template.library;

import org.jspecify.annotations.NullMarked;
