/** The rules of the house, applied to this module. */
@NullMarked
package dev.tacit.hcl;

import org.jspecify.annotations.NullMarked;
