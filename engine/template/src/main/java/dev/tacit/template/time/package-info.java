/** The functions of sprig on dates. */
@NullMarked
package dev.tacit.template.time;

import org.jspecify.annotations.NullMarked;
