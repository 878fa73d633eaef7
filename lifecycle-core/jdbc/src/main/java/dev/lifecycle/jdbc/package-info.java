/**
 * A store over the database the host already has: tables made by one script per kind of database, statements that run on all of them
 * unchanged. What a row means is decided elsewhere; this is the only package that knows SQL.
 */
@NullMarked
package dev.lifecycle.jdbc;

import org.jspecify.annotations.NullMarked;
