/** The command, what it runs in which order, and the table it prints. What is measured lives in the packages below. */
@NullMarked
package dev.lifecycle.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
