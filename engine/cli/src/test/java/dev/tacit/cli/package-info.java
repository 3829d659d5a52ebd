/** Tests of the command line. */
@NullMarked
package dev.tacit.cli;

import org.jspecify.annotations.NullMarked;
