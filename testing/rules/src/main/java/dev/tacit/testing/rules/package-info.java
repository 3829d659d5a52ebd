/** What the build demands of every module. */
@NullMarked
package dev.tacit.testing.rules;

import org.jspecify.annotations.NullMarked;
