/**
 * For the tests of hosts: a slice of the application with its models, a clock set by hand and a store in memory, and the store contract over
 * the application's own database. Nothing here is part of a running application.
 */
@NullMarked
package dev.lifecycle.boot.test;

import org.jspecify.annotations.NullMarked;
