package dev.lifecycle.examples.report.rows;

import dev.lifecycle.preset.event.SurveyKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A survey put before somebody, and what they said.
 *
 * @param customer who
 * @param segment  what kind of customer
 * @param kind     which question
 * @param at       when it was answered; where it was not, when it was shown
 * @param score    the answer; null if there was none
 */
public record Answer(
        String customer,
        String segment,
        SurveyKind kind,
        Instant at,
        @Nullable Integer score) {}
