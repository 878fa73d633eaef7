/**
 * lumen-pro, which lights hotels and offices by contract: two hundred business accounts, each from its first contract to wherever it
 * leads, told to an {@code AccountCycle}. Nothing of it is shared with the two shops.
 */
@NullMarked
package dev.lifecycle.examples.lampshop.pro;

import org.jspecify.annotations.NullMarked;
