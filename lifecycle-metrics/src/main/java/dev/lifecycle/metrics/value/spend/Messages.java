package dev.lifecycle.metrics.value.spend;

/** What is said where nobody's spend can be modelled. */
final class Messages {

    private Messages() {}

    static String noSpend(int customers, long withoutRepeats, long withoutSpend) {
        return "Gamma-Gamma needs at least one customer with repeat purchases and spend, but of " + customers
                + " customers " + withoutRepeats + " have no repeat purchase and " + withoutSpend + " no spend";
    }
}
