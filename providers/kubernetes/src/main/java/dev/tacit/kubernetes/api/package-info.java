/** Requests to an API server with their answers reduced to what matters. */
@NullMarked
package dev.tacit.kubernetes.api;

import org.jspecify.annotations.NullMarked;
