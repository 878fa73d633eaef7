/**
 * The way to and from Spring Statemachine 4: {@link dev.lifecycle.spring.SpringStatemachines} turns a stage model into a running Spring
 * machine, reads a Spring machine into a model builder, and its persisted contexts into positions. It is an artifact of its own, so
 * nothing else of this library knows Spring. What moving means, feature by feature and in code side by side, is told in
 * <a href="doc-files/moving-from-spring-statemachine.md">Moving from Spring Statemachine</a>.
 *
 * <p>Alone in this library, it reflects, on fields of Spring's that have no accessor; on a native image those must be registered.
 */
@NullMarked
package dev.lifecycle.spring;

import org.jspecify.annotations.NullMarked;
