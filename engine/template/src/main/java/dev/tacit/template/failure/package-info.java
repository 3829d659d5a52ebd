/** What ends a template before its result. */
@NullMarked
package dev.tacit.template.failure;

import org.jspecify.annotations.NullMarked;
