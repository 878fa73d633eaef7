/**
 * The people behind a number: who is counted in a cell, a class or a step of any metric over customers, and the numbers that stand for customers in columns. It
 * knows metrics only as such, none of them by name.
 */
@NullMarked
package dev.lifecycle.metrics.members;

import org.jspecify.annotations.NullMarked;
