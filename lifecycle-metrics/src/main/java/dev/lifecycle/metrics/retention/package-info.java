/**
 * Who comes back: retention cohorts, growth accounting, stickiness and repeat purchase, from rows of customer and time. How
 * many are lost is said in the churn package; money is only weighed here where it is retained.
 */
@NullMarked
package dev.lifecycle.metrics.retention;

import org.jspecify.annotations.NullMarked;
