/**
 * What a host application holds: the facade over a model and a store, its policies and its typed errors. The rules themselves live in
 * the model package; nothing here owns a database, a thread or a clock.
 */
@NullMarked
package dev.lifecycle;

import org.jspecify.annotations.NullMarked;
