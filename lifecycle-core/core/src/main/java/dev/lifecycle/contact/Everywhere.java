package dev.lifecycle.contact;

import dev.lifecycle.stage.Texts;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What cannot differ between channels.
 *
 * @param customers whose contacts a subject's are counted among
 * @param zones     the time zone of a subject's customer; null if nobody can say
 * @param lease     how long one worker may take over a touchpoint
 */
record Everywhere(
        Function<String, @Nullable String> customers,
        @Nullable Function<String, ZoneId> zones,
        Duration lease) {

    static final Everywhere DEFAULTS = new Everywhere(subject -> subject, null, Duration.ofMinutes(2));

    Everywhere withCustomers(Function<String, @Nullable String> customerOfSubject) {
        return new Everywhere(customerOfSubject, zones, lease);
    }

    Everywhere withZones(Function<String, ZoneId> zoneOf) {
        return new Everywhere(customers, zoneOf, lease);
    }

    Everywhere withLease(Duration time) {
        return new Everywhere(customers, zones, time);
    }

    /** @throws IllegalStateException if there is no answer */
    String customer(String subject) {
        String customer = customers.apply(subject);
        if (customer == null) {
            throw new IllegalStateException(Messages.NO_CUSTOMER);
        }
        // a subject that is kept already may have an id of an earlier version's, which is taken as it is
        return customer.equals(subject) ? customer : Texts.requireId(customer, "a customer's id");
    }

    /** @throws IllegalStateException if there is no answer */
    ZoneId zone(String subject) {
        @Nullable ZoneId zone = zones == null ? null : zones.apply(subject);
        if (zone == null) {
            throw new IllegalStateException(Messages.NO_ZONE);
        }
        return zone;
    }
}
