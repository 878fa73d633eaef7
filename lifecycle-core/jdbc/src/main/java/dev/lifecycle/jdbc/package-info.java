/**
 * A store over the database the host already has, in an artifact of its own, {@code lifecycle-jdbc}: tables made by one script per kind of
 * database, statements that run on all of them unchanged, transactions of its own or the host's. What a row means is decided elsewhere;
 * this is the only package that knows SQL.
 */
@NullMarked
package dev.lifecycle.jdbc;

import org.jspecify.annotations.NullMarked;
