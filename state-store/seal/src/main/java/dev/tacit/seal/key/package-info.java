/** Holds the keys of a store. */
@NullMarked
package dev.tacit.seal.key;

import org.jspecify.annotations.NullMarked;
