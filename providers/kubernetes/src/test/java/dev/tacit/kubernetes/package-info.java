/** Tests against a real API server. */
@NullMarked
package dev.tacit.kubernetes;

import org.jspecify.annotations.NullMarked;
