/** Draws new secret material. */
@NullMarked
package dev.tacit.generator;

import org.jspecify.annotations.NullMarked;
