/** What each type of generator is made of. */
@NullMarked
package dev.tacit.generator.kind;

import org.jspecify.annotations.NullMarked;
