/**
 * JSON: stage models as documents that a host can keep, send and edit; history rows, positions and other values in a stable form.
 * Reads what strangers wrote: every document is bounded in size and depth, every mistake is named with its place, and no text ever
 * decides which class is loaded. Nothing here decides what a model means; that is {@code dev.lifecycle.model}.
 */
@NullMarked
package dev.lifecycle.json;

import org.jspecify.annotations.NullMarked;
