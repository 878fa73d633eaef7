/**
 * What a host tests its own part with: models with {@link dev.lifecycle.testkit.Scenario}, time with {@link
 * dev.lifecycle.testkit.ManualClock}, a store of its own with {@link dev.lifecycle.testkit.LifecycleStoreContract}, and what happens when
 * a store misbehaves with {@link dev.lifecycle.testkit.ForwardingStore}. Artifact {@code lifecycle-testkit}, for the test scope; it brings
 * JUnit's API, which only the store contract needs. Nothing here is for use in production, and the library's own tests do not live here.
 */
@NullMarked
package dev.lifecycle.testkit;

import org.jspecify.annotations.NullMarked;
