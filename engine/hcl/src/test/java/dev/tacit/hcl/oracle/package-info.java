/** What the originals of the language answer. */
@NullMarked
package dev.tacit.hcl.oracle;

import org.jspecify.annotations.NullMarked;
