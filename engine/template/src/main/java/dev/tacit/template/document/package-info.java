/** Reads documents of JSON or YAML. */
@NullMarked
package dev.tacit.template.document;

import org.jspecify.annotations.NullMarked;
