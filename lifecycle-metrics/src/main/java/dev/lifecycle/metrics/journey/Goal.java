package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.rate.MeasuredRate;
import java.io.Serializable;

/**
 * What a team wants of a stage: a share that is to be reached.
 *
 * @param stage  whose goal it is
 * @param name   what is measured, in the team's words
 * @param target the share to reach, 0 to 1
 */
public record Goal(String stage, String name, double target) implements Serializable {

    /** Whether a goal was reached, as far as the data can tell. */
    public enum Verdict {
        /** The whole interval is at or above the target. */
        MET,
        /** The whole interval is below the target, and the period is over. */
        MISSED,
        /** The target lies within the interval, nobody was measured, or the share is open and can still rise to the target. */
        UNDECIDED
    }

    /**
     * A goal beside what was measured.
     *
     * @param goal    what was wanted
     * @param actual  what was measured
     * @param verdict whether it was reached
     */
    public record Attainment(Goal goal, MeasuredRate actual, Verdict verdict) implements Serializable {

        /** {@code RETENTION, second order in 90 days: 27.1 % wanted, 18 of 120 = …: MISSED}. */
        @Override
        public String toString() {
            return goal.stage + ", " + goal.name + ": " + 100 * goal.target + " % wanted, " + actual + ": " + verdict;
        }
    }

    /** Refuses a target outside of 0 to 1. */
    public Goal {
        if (!(target >= 0 && target <= 1)) {
            throw new IllegalArgumentException(Messages.target(target));
        }
    }

    /** How the measured share stands to the goal. */
    public Attainment attainment(MeasuredRate actual) {
        Interval interval = actual.interval();
        Verdict verdict = actual.whole() == 0 || (interval.contains(target) && interval.low() < target)
                ? Verdict.UNDECIDED
                : interval.low() >= target ? Verdict.MET : actual.complete() ? Verdict.MISSED : Verdict.UNDECIDED;
        return new Attainment(this, actual, verdict);
    }
}
