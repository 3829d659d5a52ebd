/** HCL 2 text as a syntax tree with exact source ranges. */
@NullMarked
package dev.tacit.hcl.syntax;

import org.jspecify.annotations.NullMarked;
