/** Tests of the formatter. */
@NullMarked
package dev.tacit.hcl.format;

import org.jspecify.annotations.NullMarked;
