/** The functions a template may call. */
@NullMarked
package dev.tacit.template.function;

import org.jspecify.annotations.NullMarked;
