/**
 * What a host tests its own part with: models with {@link dev.lifecycle.testkit.Scenario}, time with {@link
 * dev.lifecycle.testkit.ManualClock}, and a store of its own with {@link dev.lifecycle.testkit.LifecycleStoreContract}. Published with
 * classifier {@code tests}; only the store contract needs JUnit. The library's own tests do not live here.
 */
@NullMarked
package dev.lifecycle.testkit;

import org.jspecify.annotations.NullMarked;
