/** Carries out a plan, recording as it goes. */
@NullMarked
package dev.tacit.core.apply;

import org.jspecify.annotations.NullMarked;
