/** Says what is wrong with a store. */
@NullMarked
package dev.tacit.seal.fault;

import org.jspecify.annotations.NullMarked;
