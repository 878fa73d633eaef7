package dev.lifecycle.examples.report.reading.value;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all dates of the input together say about the order of day and month: 31/12 is possible in one order, 12/11 in both. */
public final class DateEvidence {

    private long dayFirst;
    private long monthFirst;
    private long yearFirst;
    private long either;
    private long eitherWithDots;
    private @Nullable String ambiguous;
    private boolean twoDigitYears;

    public void numbers(int a, int b, int c, boolean shortYear, char separator, Cell text) {
        if (shortYear && a > 31) {
            yearFirst++;
        } else if (a > 12 && b <= 12 && !(shortYear && c <= 31 && c > 12)) {
            dayFirst++;
        } else if (b > 12 && a <= 12) {
            monthFirst++;
        } else if (a != b) {
            either++;
            eitherWithDots += separator == '.' ? 1 : 0;
            ambiguous = ambiguous == null ? text.toString() : ambiguous;
        }
    }

    public void twoDigitYear() {
        twoDigitYears = true;
    }

    public boolean hasTwoDigitYears() {
        return twoDigitYears;
    }

    /** The order of most dates that allow one alone; where there are none, that of dots, which are written day first. */
    public Optional<DateOrder> order() {
        long most = Math.max(Math.max(dayFirst, monthFirst), yearFirst);
        if (most > 0) {
            return Optional.of(
                    most == dayFirst
                            ? DateOrder.DAY_FIRST
                            : most == monthFirst ? DateOrder.MONTH_FIRST : DateOrder.YEAR_FIRST);
        }
        return either > 0 && eitherWithDots == either ? Optional.of(DateOrder.DAY_FIRST) : Optional.empty();
    }

    /** A date that can be read in two ways, while none decides; empty if there is nothing to decide. */
    public Optional<String> undecided() {
        return order().isEmpty() ? Optional.ofNullable(ambiguous) : Optional.empty();
    }

    /** Whether some dates allow day first alone and others month first alone. */
    public boolean isMixed() {
        return dayFirst > 0 && monthFirst > 0;
    }
}
