/** Programs by others, as they are installed, that judge what ours made. */
@NullMarked
package dev.tacit.testing.tool;

import org.jspecify.annotations.NullMarked;
