/**
 * What a host application holds: the facade over a model and a store, its policies and its typed errors. Behind the facade each job has a
 * class of its own (taking events in, sweeping, delivering, correcting, merging, erasing, migrating), all over one frozen configuration.
 * The rules themselves live in {@code dev.lifecycle.model}; nothing here owns a database, a thread or a clock.
 */
@NullMarked
package dev.lifecycle;

import org.jspecify.annotations.NullMarked;
