package dev.lifecycle.metrics.internal;

import org.jspecify.annotations.Nullable;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String tooManyNumbers(int most) {
        return "a column has room for " + most + " numbers; split the rows by customer";
    }

    static String tooManyRows(int most) {
        return "an accumulator keeps up to " + most + " rows; split the rows by customer";
    }

    static String tooManyCustomers(int most) {
        return "an accumulator tells up to " + most + " customers apart; split the rows by customer";
    }

    static String noShape(int shape) {
        return "activity has no shape " + shape;
    }

    static String nameIsNoText() {
        return "the name of an event is no text";
    }

    static String idTwice(String id) {
        return "the customer '" + id + "' is there twice";
    }

    static String negativeCustomer(int number) {
        return "customers are numbered from 0, but a row has number " + number;
    }

    static String tooFarApart(int periods) {
        return "the dates lie more than " + periods + " periods apart; correct or leave out rows with such dates";
    }

    static String tooLongSpan(String first, String last, int most) {
        return "rows from " + first + " to " + last + " span more than " + most
                + " periods; correct or leave out rows with such dates, or declare with observedUntil(…) where the"
                + " data end";
    }

    static String implausibleDays(int first, int last) {
        return "days from " + first + " to " + last + " since 1970-01-01 are no plausible dates";
    }

    static String namelessCondition() {
        return "a condition is named in the definition of the result, but its name is blank; call it by what it asks"
                + " of a row";
    }

    static String missingInstant() {
        return "the instant is missing (null)";
    }

    static String noInstant(String at) {
        return "'" + at + "' is no usable instant";
    }

    static String noDate(String at, @Nullable String why) {
        return "'" + at + "' is no usable date: " + why;
    }

    static String noKindOfTime(String type) {
        return "a metric takes Instant, LocalDate, LocalDateTime, OffsetDateTime or ZonedDateTime, not " + type;
    }
}
