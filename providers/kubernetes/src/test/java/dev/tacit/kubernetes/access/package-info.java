/** Tests of the ways in. */
@NullMarked
package dev.tacit.kubernetes.access;

import org.jspecify.annotations.NullMarked;
