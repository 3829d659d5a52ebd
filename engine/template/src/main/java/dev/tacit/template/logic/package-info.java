/** The functions of sprig that ask what a value is. */
@NullMarked
package dev.tacit.template.logic;

import org.jspecify.annotations.NullMarked;
