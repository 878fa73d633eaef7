package dev.lifecycle.examples.report.reading.value;

import java.util.Locale;
import java.util.Map;

/** Codes of currencies for the signs that exports write. */
public final class Currencies {

    private static final Map<String, String> SIGNS = Map.of(
            "$", "USD", "US$", "USD", "€", "EUR", "£", "GBP", "¥", "JPY", "₹", "INR", "₽", "RUB", "zł", "PLN", "Kč",
            "CZK", "Fr", "CHF");

    private Currencies() {}

    public static String code(String sign) {
        String known = SIGNS.get(sign);
        return known == null ? sign.toUpperCase(Locale.ROOT) : known;
    }
}
