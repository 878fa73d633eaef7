/**
 * The command line: its options, what they set going, and the exit codes. What is reported, and how it is written, is {@code report}; the
 * year that is lived without options is {@code lampshop}; neither a lifecycle rule nor a metric is defined here.
 */
@NullMarked
package dev.lifecycle.examples.quickstart;

import org.jspecify.annotations.NullMarked;
