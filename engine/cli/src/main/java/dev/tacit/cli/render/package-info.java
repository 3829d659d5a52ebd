/** Turns plans, diagnostics, records into text for people or lines for machines, never showing a value. */
@NullMarked
package dev.tacit.cli.render;

import org.jspecify.annotations.NullMarked;
