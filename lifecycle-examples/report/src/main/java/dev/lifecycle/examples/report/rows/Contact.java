package dev.lifecycle.examples.report.rows;

import dev.lifecycle.stage.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The shop did something about a customer: it wrote of its own accord, or was asked.
 *
 * @param customer whom
 * @param phase    where the customer stood in respect of the purchase
 * @param asked    when the customer asked; null if the shop began
 * @param answered when the answer came; null if it has not, or nothing was asked
 */
public record Contact(
        String customer,
        Phase phase,
        @Nullable Instant asked,
        @Nullable Instant answered) {}
