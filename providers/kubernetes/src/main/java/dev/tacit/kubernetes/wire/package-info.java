/** HTTP/1.1 over TLS to one server. */
@NullMarked
package dev.tacit.kubernetes.wire;

import org.jspecify.annotations.NullMarked;
