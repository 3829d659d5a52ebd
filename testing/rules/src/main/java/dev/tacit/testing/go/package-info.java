/** The programs in Go that tests ask what is right. */
@NullMarked
package dev.tacit.testing.go;

import org.jspecify.annotations.NullMarked;
