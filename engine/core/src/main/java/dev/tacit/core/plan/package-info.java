/** Compares declarations with records, observations; yields a plan that is data. */
@NullMarked
package dev.tacit.core.plan;

import org.jspecify.annotations.NullMarked;
