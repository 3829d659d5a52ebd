/** Tests of commands. */
@NullMarked
package dev.tacit.cli.command;

import org.jspecify.annotations.NullMarked;
