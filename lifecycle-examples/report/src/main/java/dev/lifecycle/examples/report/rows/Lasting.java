package dev.lifecycle.examples.report.rows;

/**
 * How long a customer has lasted.
 *
 * @param segment what kind of customer
 * @param weeks   from the beginning to the end, or to the end of observation
 * @param ended   whether it is over
 */
public record Lasting(String segment, double weeks, boolean ended) {}
