package dev.lifecycle.examples.report.rows;

import java.time.Instant;

/**
 * Somebody needed help.
 *
 * @param customer who
 * @param at       when
 * @param ticket   whether they asked for a person; else they looked into the answers
 */
public record Help(String customer, Instant at, boolean ticket) {}
