/** Tests of HTTP/1.1 over TLS. */
@NullMarked
package dev.tacit.kubernetes.wire;

import org.jspecify.annotations.NullMarked;
