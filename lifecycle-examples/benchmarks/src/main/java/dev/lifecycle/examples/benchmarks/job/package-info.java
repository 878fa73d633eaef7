/** The engines' job: one small lifecycle, and the tape of events that every engine is fed. Nothing here knows an engine but ours. */
@NullMarked
package dev.lifecycle.examples.benchmarks.job;

import org.jspecify.annotations.NullMarked;
