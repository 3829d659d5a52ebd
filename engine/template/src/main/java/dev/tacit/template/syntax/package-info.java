/** Reads the text of a template. */
@NullMarked
package dev.tacit.template.syntax;

import org.jspecify.annotations.NullMarked;
