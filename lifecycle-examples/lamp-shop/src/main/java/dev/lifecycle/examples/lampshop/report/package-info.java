/**
 * What the year came to: the log of the shops as plain rows, the panels worked out from them, and the text for the terminal. Everything is
 * read off a year that has been lived already; nothing here makes anything happen.
 */
@NullMarked
package dev.lifecycle.examples.lampshop.report;

import org.jspecify.annotations.NullMarked;
