/** The functions of sprig on where something is. */
@NullMarked
package dev.tacit.template.location;

import org.jspecify.annotations.NullMarked;
