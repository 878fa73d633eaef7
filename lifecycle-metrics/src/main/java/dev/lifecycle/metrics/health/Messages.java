package dev.lifecycle.metrics.health;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String namelessMeasure() {
        return "a measure has a name that is not blank";
    }

    static String twice(String name) {
        return "there is a measure '" + name + "' already; give each a name of its own";
    }

    static String notFinite(String name, double value) {
        return "the measure '" + name + "' is a finite number or missing, but it is " + value;
    }

    static String notAboveZero(String name, double value) {
        return "weight and target of '" + name + "' are numbers above 0, but one is " + value;
    }

    static String bounds(double amber, double green) {
        return "scores are amber from above 0 on and green from a higher bound on, up to 100, but the bounds are "
                + amber + " and " + green;
    }

    static String noMeasure() {
        return "no measure was declared; say .weighted(…), .below(…), .above(…) or .measure(…) first";
    }

    static String otherScore(String earlier, String later) {
        return "the earlier score is defined as '" + earlier + "', this one as '" + later
                + "'; only scores of one definition can be compared";
    }

    static String tooManyMeasures(int measures, int most) {
        return measures + " measures are more than the " + most + " there may be";
    }

    static String judged(double perMeasure) {
        return "at least one customer who left, and one who stayed, is needed for each measure, but " + perMeasure
                + " were declared";
    }

    static String tooFew(long rarer, int measures, double needed) {
        return "the rarer outcome was seen " + rarer + " times for " + measures + " measures; at least "
                + Math.round(needed) + " are needed, so declare fewer measures or wait for more";
    }

    static String constant(String name) {
        return "the measure '" + name + "' is the same for everybody, so it tells nobody apart; leave it out";
    }

    static String collinear() {
        return "some measures are made of others, so their weights cannot be told apart; leave one of them out";
    }

    static String separated() {
        return "the measures tell those who left from those who stayed without a single mistake, so that no weight is large enough; "
                + "look whether one of them was measured after the customer left";
    }

    static String values(int expected, int seen) {
        return "a value for each of the " + expected + " measures is needed, but there are " + seen;
    }

    static String noMoney(String value, int digits) {
        return "a value has up to " + digits + " digits and decimals, but it is " + value;
    }

    static String negative(String value) {
        return "the value of a customer is not negative, but it is " + value;
    }
}
