/**
 * Purchases at fixed occasions, such as yearly gifts: from a log to rows of x, t<sub>x</sub> and n, the BG/BB model fitted to them, and its
 * tracking curve.
 */
@NullMarked
package dev.lifecycle.metrics.value.occasion;

import org.jspecify.annotations.NullMarked;
