/** HCL text in its canonical form. */
@NullMarked
package dev.tacit.hcl.format;

import org.jspecify.annotations.NullMarked;
