/** The functions of sprig on strings. */
@NullMarked
package dev.tacit.template.text;

import org.jspecify.annotations.NullMarked;
