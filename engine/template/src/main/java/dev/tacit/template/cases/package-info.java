/** Cases of templates with the answers to them, one JSON object a line. */
@NullMarked
package dev.tacit.template.cases;

import org.jspecify.annotations.NullMarked;
