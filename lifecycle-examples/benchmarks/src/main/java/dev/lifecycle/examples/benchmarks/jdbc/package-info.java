/**
 * Events kept in a real PostgreSQL: by this library's store, and by SQL written for the workload alone, over tables of the same shape. What
 * is measured is one host thread with one connection.
 */
@NullMarked
package dev.lifecycle.examples.benchmarks.jdbc;

import org.jspecify.annotations.NullMarked;
