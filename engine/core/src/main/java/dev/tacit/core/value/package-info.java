/** Values that know where they came from. */
@NullMarked
package dev.tacit.core.value;

import org.jspecify.annotations.NullMarked;
