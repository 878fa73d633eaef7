/** How a host counts and times its lifecycles with Micrometer: one listener, to be copied and changed. Nothing here exports anything. */
@NullMarked
package dev.lifecycle.examples.micrometer;

import org.jspecify.annotations.NullMarked;
