/**
 * Repeat purchases without a contract: BG/NBD, MBG/NBD and Pareto/NBD over purchase summaries, what they expect of each customer, and how
 * their expectations turned out. What a purchase is worth is not asked here.
 */
@NullMarked
package dev.lifecycle.metrics.value.purchase;

import org.jspecify.annotations.NullMarked;
