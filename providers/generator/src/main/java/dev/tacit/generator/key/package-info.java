/** Kinds of generator that draw keys. */
@NullMarked
package dev.tacit.generator.key;

import org.jspecify.annotations.NullMarked;
