/**
 * Rates that are looked at again and again, and what of them is out of the ordinary: an alert is data for the host, which decides whom it wakes. Nothing here waits, polls or
 * sends.
 */
@NullMarked
package dev.lifecycle.metrics.watch;

import org.jspecify.annotations.NullMarked;
