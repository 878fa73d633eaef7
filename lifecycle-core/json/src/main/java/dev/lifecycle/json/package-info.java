/**
 * JSON: stage models as documents that a host can keep, send and edit; positions, history and other values in a stable form; events as
 * a store keeps them. What an object looks like is declared once, as the list of its properties, from which it is written, read and
 * described by a schema. Nothing here decides what a model means; that is {@code dev.lifecycle.model}.
 *
 * <p>Reads what strangers wrote: every document is bounded in size and depth, every mistake is named with its place, and no text ever
 * decides which class is loaded.
 *
 * <p>On native images: no class of this artifact, nor any other of this library save {@code dev.lifecycle.spring}, reflects or looks for
 * services, which every build checks, so a GraalVM native image needs no configuration for them, save to include
 * {@code dev/lifecycle/jdbc/*.sql} for the JDBC store's scripts. Jackson itself reflects on the host's event classes, and on records that
 * {@link dev.lifecycle.json.LifecycleModule} leaves to it; those must be registered as for any other use of Jackson. No native image has
 * been built in this project's tests.
 */
@NullMarked
package dev.lifecycle.json;

import org.jspecify.annotations.NullMarked;
