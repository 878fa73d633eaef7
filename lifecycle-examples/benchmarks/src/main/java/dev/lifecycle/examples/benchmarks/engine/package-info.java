/**
 * Every engine at the same workload, ours and the peers', each written the way its documentation suggests and as fast as it allows. No
 * measuring here: only how an event is fed and which stage comes out.
 */
@NullMarked
package dev.lifecycle.examples.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
