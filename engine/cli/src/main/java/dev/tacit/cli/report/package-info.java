/** Tells what a run does, as it happens, to a person or to a program. */
@NullMarked
package dev.tacit.cli.report;

import org.jspecify.annotations.NullMarked;
