/** Kinds of generator that issue certificates. */
@NullMarked
package dev.tacit.generator.x509;

import org.jspecify.annotations.NullMarked;
