package dev.lifecycle.jdbc;

import dev.lifecycle.stage.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** Events without end, each told by its number alone, in time order over some customers; some of them silent for long enough to lapse. */
record NumberedEvents(int customers, Duration step) {

    Occurrence event(int number) {
        SplittableRandom random = new SplittableRandom(20_260_302L + number);
        String subject = "c-" + random.nextInt(customers);
        return new Occurrence(
                subject, random.nextInt(3) == 0 ? Customers.opened() : Customers.paid(), at(number), "e-" + number);
    }

    Instant at(int number) {
        return Customers.MONDAY.plus(step.multipliedBy(number));
    }
}
