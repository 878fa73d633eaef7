package dev.lifecycle.examples.quickstart.demo;

import java.util.Locale;

/**
 * Somebody who deals with a shop.
 *
 * @param shop    which
 * @param id      the customer number, the same in both shops for different people
 * @param persona what kind of customer
 * @param channel how they found the shop
 */
record Customer(Shop shop, String id, Persona persona, Channel channel) {

    /** The customer's name over both shops. */
    String name() {
        return shop.id() + "/" + id;
    }

    /** The kind of customer, as reports write it. */
    String segment() {
        return persona.name().toLowerCase(Locale.ROOT);
    }

    /** What kinds of customers there are. */
    enum Persona {
        COLLECTOR,
        RENOVATOR,
        GIVER,
        OFFICE
    }

    /** How they get in touch. */
    enum Channel {
        WEB,
        EMAIL,
        PHONE,
        SHOP,
        SOCIAL;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
