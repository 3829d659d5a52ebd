/** Delivers to directories of this machine. */
@NullMarked
package dev.tacit.directory;

import org.jspecify.annotations.NullMarked;
