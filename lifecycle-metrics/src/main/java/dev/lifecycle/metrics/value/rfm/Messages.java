package dev.lifecycle.metrics.value.rfm;

import java.math.BigDecimal;
import java.util.List;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    static String noBounds(String measure, List<Double> bounds) {
        return "bounds of " + measure + " are at least one number and rise, but they are " + bounds;
    }

    static String noName(String name) {
        return "a segment has a name of its own that is not blank, but '" + name + "' is blank or taken";
    }
}
