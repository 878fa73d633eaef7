/**
 * The quickstart program: command line, input, and the printed and written reports. No lifecycle rule and no metric is defined here; those
 * live in the libraries.
 */
@NullMarked
package dev.lifecycle.examples.quickstart;

import org.jspecify.annotations.NullMarked;
