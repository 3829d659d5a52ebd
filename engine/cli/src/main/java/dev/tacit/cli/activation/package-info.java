/** Runs the programs that tell issuers of new values. */
@NullMarked
package dev.tacit.cli.activation;

import org.jspecify.annotations.NullMarked;
