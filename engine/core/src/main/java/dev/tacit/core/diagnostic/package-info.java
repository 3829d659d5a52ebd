/** Problems as values, each with a code that has an example under errors/. */
@NullMarked
package dev.tacit.core.diagnostic;

import org.jspecify.annotations.NullMarked;
