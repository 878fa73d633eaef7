/**
 * The workload of the engines: one small lifecycle, and the log of events that every engine is fed. Nothing here knows an engine but ours.
 */
@NullMarked
package dev.lifecycle.examples.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
