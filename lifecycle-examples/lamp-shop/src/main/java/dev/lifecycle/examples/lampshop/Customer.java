package dev.lifecycle.examples.lampshop;

import java.util.Locale;

/**
 * Somebody who deals with a shop.
 *
 * @param shop    which
 * @param id      the customer number, the same in both shops for different people
 * @param persona what kind of customer
 * @param channel how they found the shop
 */
public record Customer(Shop shop, String id, Persona persona, Channel channel) {

    /** The customer's name over both shops. */
    public String name() {
        return shop.id() + "/" + id;
    }

    /** The kind of customer, as reports write it. */
    public String segment() {
        return persona.name().toLowerCase(Locale.ROOT);
    }

    /** What kinds of customers there are. */
    public enum Persona {
        COLLECTOR,
        RENOVATOR,
        GIVER,
        OFFICE
    }

    /** How they get in touch. */
    public enum Channel {
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
