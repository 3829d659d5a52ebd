/** Tests of printing. */
@NullMarked
package dev.tacit.cli.render;

import org.jspecify.annotations.NullMarked;
