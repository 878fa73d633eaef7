/**
 * Where positions, history and touchpoints are kept: the port that a host implements over its own database, and a store in memory.
 * Nothing here decides anything (rules live in {@code dev.lifecycle.model}), and nothing here knows a database.
 */
@NullMarked
package dev.lifecycle.store;

import org.jspecify.annotations.NullMarked;
