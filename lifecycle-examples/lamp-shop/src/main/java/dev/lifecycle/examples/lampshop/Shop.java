package dev.lifecycle.examples.lampshop;

import java.time.ZoneId;

/** The two shops of Maison Lumen. They share their models and no customer, though they use the same customer numbers. */
public enum Shop {
    /** The large one. */
    FR("lumen-fr", ZoneId.of("Europe/Paris"), "EUR"),
    /** The small one. */
    US("lumen-us", ZoneId.of("America/New_York"), "USD");

    private final String id;
    private final ZoneId zone;
    private final String currency;

    Shop(String id, ZoneId zone, String currency) {
        this.id = id;
        this.zone = zone;
        this.currency = currency;
    }

    public String id() {
        return id;
    }

    public ZoneId zone() {
        return zone;
    }

    /** What it is paid in. */
    public String currency() {
        return currency;
    }
}
