/** What the store remembers, in the clear types of the planner. */
@NullMarked
package dev.tacit.core.record;

import org.jspecify.annotations.NullMarked;
