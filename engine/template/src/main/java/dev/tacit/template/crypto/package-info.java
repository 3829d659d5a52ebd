/** The functions of sprig from cryptography, of which none draws randomness. */
@NullMarked
package dev.tacit.template.crypto;

import org.jspecify.annotations.NullMarked;
