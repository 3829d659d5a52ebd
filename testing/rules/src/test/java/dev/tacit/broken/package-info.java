/** This one says one thing and another. */
package dev.tacit.broken;
