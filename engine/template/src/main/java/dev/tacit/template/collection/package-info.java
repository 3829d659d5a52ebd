/** The functions of sprig on lists with those on maps. */
@NullMarked
package dev.tacit.template.collection;

import org.jspecify.annotations.NullMarked;
