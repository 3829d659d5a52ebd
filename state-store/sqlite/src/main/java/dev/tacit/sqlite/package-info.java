/** Keeps blobs with one head in a SQLite file. */
@NullMarked
package dev.tacit.sqlite;

import org.jspecify.annotations.NullMarked;
