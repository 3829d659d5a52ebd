/** Reads the files of a module into declarations. */
@NullMarked
package dev.tacit.hcl.config;

import org.jspecify.annotations.NullMarked;
