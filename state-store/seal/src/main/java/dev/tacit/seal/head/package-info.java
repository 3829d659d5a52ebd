/** Names the current commit of a store under a signature. */
@NullMarked
package dev.tacit.seal.head;

import org.jspecify.annotations.NullMarked;
