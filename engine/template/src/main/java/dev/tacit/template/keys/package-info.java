/** Keys with certificates in DER, PEM or JWK. */
@NullMarked
package dev.tacit.template.keys;

import org.jspecify.annotations.NullMarked;
