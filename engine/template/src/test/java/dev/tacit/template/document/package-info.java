/** Tests of reading documents. */
@NullMarked
package dev.tacit.template.document;

import org.jspecify.annotations.NullMarked;
