/** Keeps records in a sealed store of blobs under one signed head. */
@NullMarked
package dev.tacit.seal;

import org.jspecify.annotations.NullMarked;
