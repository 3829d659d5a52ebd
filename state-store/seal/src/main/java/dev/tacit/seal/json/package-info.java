/** Reads or writes canonical JSON. */
@NullMarked
package dev.tacit.seal.json;

import org.jspecify.annotations.NullMarked;
