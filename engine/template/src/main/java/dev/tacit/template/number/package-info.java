/** The functions of sprig on numbers. */
@NullMarked
package dev.tacit.template.number;

import org.jspecify.annotations.NullMarked;
