/** Reads the words of a command line into a command. */
@NullMarked
package dev.tacit.cli.arguments;

import org.jspecify.annotations.NullMarked;
