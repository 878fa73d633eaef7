/**
 * Metrics over millions of purchases: ours beside a database and beside the stream code one would write by hand, all over the same
 * rows. Nothing here knows of stages.
 */
@NullMarked
package dev.lifecycle.examples.benchmarks.bulk;

import org.jspecify.annotations.NullMarked;
