/**
 * What an operator sees of lifecycles: meters, observations, health and the actuator's endpoint. Each looks only; nothing here changes a
 * customer.
 */
@NullMarked
package dev.lifecycle.boot.actuate;

import org.jspecify.annotations.NullMarked;
