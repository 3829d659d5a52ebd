/** Names declared things the way people write them. */
@NullMarked
package dev.tacit.core.address;

import org.jspecify.annotations.NullMarked;
