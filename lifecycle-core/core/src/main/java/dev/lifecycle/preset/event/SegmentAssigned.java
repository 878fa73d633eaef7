package dev.lifecycle.preset.event;

/**
 * The firm decided which kind of customer this is.
 *
 * @param segment the segment's name
 */
public record SegmentAssigned(String segment) {}
