/** The functions of sprig on semantic versions. */
@NullMarked
package dev.tacit.template.version;

import org.jspecify.annotations.NullMarked;
