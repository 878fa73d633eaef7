/**
 * What contacts bring about: those who got something against those who were held out, looked at once or every day, and which channels conversions are owed to. What was
 * sent, and how much of it, stands in the room of service.
 */
@NullMarked
package dev.lifecycle.metrics.effect;

import org.jspecify.annotations.NullMarked;
