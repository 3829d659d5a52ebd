/** The randomness of a draw as libraries take it. */
@NullMarked
package dev.tacit.generator.random;

import org.jspecify.annotations.NullMarked;
