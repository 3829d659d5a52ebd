/** Builds of small programs. */
@NullMarked
package dev.tacit.testing.go;

import org.jspecify.annotations.NullMarked;
