/**
 * The made-up business and its year: two shops, their customers, what happened to them, and the stage models the shop runs side by side.
 * The events come from a seeded generator, so that every run and every machine sees the same year; nothing here measures it.
 */
@NullMarked
package dev.lifecycle.examples.lampshop;

import org.jspecify.annotations.NullMarked;
