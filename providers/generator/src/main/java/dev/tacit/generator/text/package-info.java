/** Generators of random text. */
@NullMarked
package dev.tacit.generator.text;

import org.jspecify.annotations.NullMarked;
