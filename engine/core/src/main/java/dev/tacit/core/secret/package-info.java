/** Owns content that must be wiped. */
@NullMarked
package dev.tacit.core.secret;

import org.jspecify.annotations.NullMarked;
