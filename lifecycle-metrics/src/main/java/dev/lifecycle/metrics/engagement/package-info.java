/**
 * What customers do beside buying: reading content, helping themselves, inviting others. What they say when asked is in the
 * survey package.
 */
@NullMarked
package dev.lifecycle.metrics.engagement;

import org.jspecify.annotations.NullMarked;
