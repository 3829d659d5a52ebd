/** Finds records in packs by a radix tree. */
@NullMarked
package dev.tacit.seal.index;

import org.jspecify.annotations.NullMarked;
