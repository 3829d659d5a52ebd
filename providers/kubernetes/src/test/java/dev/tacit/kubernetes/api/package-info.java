/** Tests of what is read from an API server's answers. */
@NullMarked
package dev.tacit.kubernetes.api;

import org.jspecify.annotations.NullMarked;
