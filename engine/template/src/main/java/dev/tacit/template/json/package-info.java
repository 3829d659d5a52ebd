/** The functions of sprig on JSON. */
@NullMarked
package dev.tacit.template.json;

import org.jspecify.annotations.NullMarked;
