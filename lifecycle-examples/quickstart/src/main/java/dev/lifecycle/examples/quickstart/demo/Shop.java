package dev.lifecycle.examples.quickstart.demo;

import java.time.ZoneId;

/** The two shops of Maison Lumen. They share their models and no customer, though they use the same customer numbers. */
enum Shop {
    /** The large one. */
    FR("lumen-fr", ZoneId.of("Europe/Paris")),
    /** The small one. */
    US("lumen-us", ZoneId.of("America/New_York"));

    private final String id;
    private final ZoneId zone;

    Shop(String id, ZoneId zone) {
        this.id = id;
        this.zone = zone;
    }

    String id() {
        return id;
    }

    ZoneId zone() {
        return zone;
    }
}
