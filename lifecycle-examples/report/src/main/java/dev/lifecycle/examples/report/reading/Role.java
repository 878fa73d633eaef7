package dev.lifecycle.examples.report.reading;

import java.util.List;

/** What a column is to a purchase log. */
enum Role {
    CUSTOMER("--customer", UsualNames.CUSTOMER),
    DATE("--date", UsualNames.DATE),
    AMOUNT("--amount", UsualNames.AMOUNT),
    QUANTITY("--quantity", UsualNames.QUANTITY),
    PRICE("--price", UsualNames.PRICE),
    ORDER("--order", UsualNames.ORDER),
    CURRENCY("--where", UsualNames.CURRENCY),
    EVENT("--where", UsualNames.EVENT),
    STATUS("--where", UsualNames.STATUS);

    private final String option;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    Role(String option, List<String> names) {
        this.option = option;
        this.names = names;
    }

    String option() {
        return option;
    }

    /** Usual names, the likeliest first. */
    List<String> names() {
        return names;
    }
}
