package dev.lifecycle.metrics.retention;

import java.time.Duration;
import java.util.Locale;

/** The fixed lengths of rolling retention; they know no calendar, no zone and no clock change. */
public enum RollingUnit {
    /** 24 hours. */
    DAY(1),
    /** 7 × 24 hours. */
    WEEK(7),
    /** 30 × 24 hours. */
    MONTH(30);

    private final int days;

    RollingUnit(int days) {
        this.days = days;
    }

    /** How long. */
    public Duration length() {
        return Duration.ofDays(days);
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
