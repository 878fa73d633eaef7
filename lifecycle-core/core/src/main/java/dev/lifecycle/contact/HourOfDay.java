package dev.lifecycle.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When a clock on a customer's wall next shows a time of day. */
final class HourOfDay {

    private HourOfDay() {}

    /**
     * The first instant, from {@code from} on, at which the clock shows this time; where it leaps over it, the change itself. Where it shows
     * the time twice in a day, the first is taken, unless that is past.
     */
    static Instant next(Instant from, LocalTime time, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        LocalDate day = LocalDateTime.ofInstant(from, rules.getOffset(from)).toLocalDate();
        // a zone that crosses the date line skips or repeats a whole day
        for (int i = -1; ; i++) {
            for (Instant shown : shown(day.plusDays(i).atTime(time), rules)) {
                if (!shown.isBefore(from)) {
                    return shown;
                }
            }
        }
    }

    private static List<Instant> shown(LocalDateTime local, ZoneRules rules) {
        List<Instant> instants = new ArrayList<>();
        for (ZoneOffset offset : rules.getValidOffsets(local)) {
            instants.add(local.toInstant(offset));
        }
        if (instants.isEmpty()) {
            ZoneOffsetTransition gap = rules.getTransition(local);
            instants.add(gap.getInstant());
        }
        instants.sort(Comparator.naturalOrder());
        return instants;
    }
}
