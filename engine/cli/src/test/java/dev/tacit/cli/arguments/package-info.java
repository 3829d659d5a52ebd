/** Tests of reading arguments. */
@NullMarked
package dev.tacit.cli.arguments;

import org.jspecify.annotations.NullMarked;
