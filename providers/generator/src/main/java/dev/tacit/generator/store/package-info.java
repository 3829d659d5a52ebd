/** Kinds of generator that put keys into stores. */
@NullMarked
package dev.tacit.generator.store;

import org.jspecify.annotations.NullMarked;
