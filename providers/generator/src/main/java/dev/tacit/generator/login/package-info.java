/** Generators of what logins are checked with. */
@NullMarked
package dev.tacit.generator.login;

import org.jspecify.annotations.NullMarked;
