package dev.lifecycle.examples.report.rows;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * All that one customer bought on one day.
 *
 * @param customer who
 * @param day      when, in the zone of the business
 * @param total    what it came to
 */
public record PurchaseDay(String customer, LocalDate day, BigDecimal total) {}
