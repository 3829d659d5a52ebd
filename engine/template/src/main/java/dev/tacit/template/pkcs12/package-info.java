/** Stores of keys with their certificates in PKCS#12 (RFC 7292). */
@NullMarked
package dev.tacit.template.pkcs12;

import org.jspecify.annotations.NullMarked;
