/** Values while a template runs, with the types that Go tells apart. */
@NullMarked
package dev.tacit.template.value;

import org.jspecify.annotations.NullMarked;
