/** Proof that HCL text is read as HashiCorp reads it. */
@NullMarked
package dev.tacit.hcl.syntax;

import org.jspecify.annotations.NullMarked;
