/** A shop on Spring Boot, JPA and the starter: all that a host writes by hand. */
@NullMarked
package dev.lifecycle.examples.shop;

import org.jspecify.annotations.NullMarked;
