/** The functions of External Secrets beside the real programs. */
@NullMarked
package dev.tacit.template.external;

import org.jspecify.annotations.NullMarked;
