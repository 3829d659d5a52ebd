/** Contracts that generators, templates, targets fulfil. */
@NullMarked
package dev.tacit.core.provider;

import org.jspecify.annotations.NullMarked;
