/** Tests of cases. */
@NullMarked
package dev.tacit.template.cases;

import org.jspecify.annotations.NullMarked;
