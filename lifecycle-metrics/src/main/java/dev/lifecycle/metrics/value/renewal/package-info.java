/**
 * Contracts that are renewed, or not, at the end of every period: the table of how long they lasted, and the sBG and BdW models fitted to it.
 */
@NullMarked
package dev.lifecycle.metrics.value.renewal;

import org.jspecify.annotations.NullMarked;
