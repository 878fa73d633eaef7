/**
 * What somebody with a purchase log wants to know first: who the customers are, what changed, what comes, whom to call, and whether it can be
 * believed; and the file with a line for each customer.
 */
@NullMarked
package dev.lifecycle.examples.report.answer;

import org.jspecify.annotations.NullMarked;
