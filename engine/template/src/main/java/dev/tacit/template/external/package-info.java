/** The functions of External Secrets. */
@NullMarked
package dev.tacit.template.external;

import org.jspecify.annotations.NullMarked;
