/** Finds what a run works on: the directory with its files, the store, the providers. */
@NullMarked
package dev.tacit.cli.project;

import org.jspecify.annotations.NullMarked;
