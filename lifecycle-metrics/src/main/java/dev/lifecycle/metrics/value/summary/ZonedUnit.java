package dev.lifecycle.metrics.value.summary;

import java.io.Serializable;
import java.time.ZoneId;

/**
 * The calendar of a purchase summary: in which zone a purchase has its day, and in which unit the days between purchases are counted. Made
 * by {@link TimeUnit#weeks}, {@link TimeUnit#days} and {@link TimeUnit#in}.
 *
 * @param unit of recency, age and horizon
 * @param zone where days begin
 */
public record ZonedUnit(TimeUnit unit, ZoneId zone) implements Serializable {}
