/**
 * How a store takes part in Spring's transactions: which one is open on the thread, over which connection, and who hears of its end. Nothing
 * here knows of Spring Boot, of models or of configuration.
 */
@NullMarked
package dev.lifecycle.boot.transaction;

import org.jspecify.annotations.NullMarked;
