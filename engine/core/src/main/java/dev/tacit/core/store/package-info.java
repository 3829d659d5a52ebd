/** The contract of a bag of immutable blobs with one head. */
@NullMarked
package dev.tacit.core.store;

import org.jspecify.annotations.NullMarked;
