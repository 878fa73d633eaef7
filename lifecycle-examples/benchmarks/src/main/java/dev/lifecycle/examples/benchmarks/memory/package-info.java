/** What one customer keeps in memory, counted in a process of its own. */
@NullMarked
package dev.lifecycle.examples.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
