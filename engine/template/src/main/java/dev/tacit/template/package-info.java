/** Renders the language of Go's text/template. */
@NullMarked
package dev.tacit.template;

import org.jspecify.annotations.NullMarked;
