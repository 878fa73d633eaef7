/**
 * A lifecycle at home in Spring Boot: what a host's {@code StageModel} beans become, the properties that say how, and the schedules on which
 * timers fire and touchpoints go out. What is shown to operators lives in {@code actuate}, what tests need in {@code test}; rules of
 * lifecycles live in none of them.
 */
@NullMarked
package dev.lifecycle.boot;

import org.jspecify.annotations.NullMarked;
