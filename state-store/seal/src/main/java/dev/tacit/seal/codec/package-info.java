/** Turns records into canonical JSON or back. */
@NullMarked
package dev.tacit.seal.codec;

import org.jspecify.annotations.NullMarked;
