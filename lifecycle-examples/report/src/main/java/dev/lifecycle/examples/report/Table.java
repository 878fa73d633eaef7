package dev.lifecycle.examples.report;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.rate.MeasuredRate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Figures in rows: a CSV file of its own, and a list of objects in {@code report.json}. A rate takes {@linkplain #RATE seven columns}, an
 * interval two, a list as many as it has elements; durations are in days; what is undefined is null, which CSV leaves empty.
 */
public final class Table {

    /** The columns of a rate: how many of how many, the share with its interval, whether all is in, and by which definition. */
    public static final String RATE = "part,whole,value,low,high,complete,definition";

    private static final double SECONDS_PER_DAY = 86_400;

    private final String name;
    private final List<String> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    /**
     * A table without rows.
     *
     * @param name    of the file, without ending
     * @param columns with commas between them
     */
    public Table(String name, String columns) {
        this.name = name;
        this.columns = List.of(columns.split(","));
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has more or fewer cells than there are columns
     */
    public Table row(@Nullable Object... cells) {
        List<@Nullable Object> row = new ArrayList<>();
        Arrays.stream(cells).forEach(cell -> add(row, cell));
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "table " + name + " has the columns " + columns + ", but a row is " + row);
        }
        rows.add(Collections.unmodifiableList(row));
        return this;
    }

    /**
     * The rows of both.
     *
     * @throws IllegalArgumentException if they have other columns
     */
    public Table plus(Table other) {
        if (!columns.equals(other.columns)) {
            throw new IllegalArgumentException("tables " + name + " and " + other.name + " have other columns: "
                    + columns + " and " + other.columns);
        }
        Table both = new Table(name, String.join(",", columns));
        both.rows.addAll(rows);
        both.rows.addAll(other.rows);
        return both;
    }

    /** What it is called, and its file without {@code .csv}. */
    public String name() {
        return name;
    }

    /** Its columns. */
    public List<String> columns() {
        return columns;
    }

    /** Its rows, each with a cell for every column. */
    public List<List<@Nullable Object>> rows() {
        return Collections.unmodifiableList(rows);
    }

    private static void add(List<@Nullable Object> row, @Nullable Object cell) {
        if (cell instanceof MeasuredRate rate) {
            row.add(rate.part());
            row.add(rate.whole());
            add(row, rate.value());
            add(row, rate.interval());
            row.add(rate.complete());
            row.add(rate.definition());
        } else if (cell instanceof List<?> several) {
            several.forEach(one -> add(row, one));
        } else if (cell instanceof Interval interval) {
            row.add(interval.low());
            row.add(interval.high());
        } else if (cell instanceof OptionalDouble number) {
            row.add(number.isPresent() ? number.getAsDouble() : null);
        } else if (cell instanceof Optional<?> optional) {
            add(row, optional.orElse(null));
        } else if (cell instanceof Duration duration) {
            row.add(duration.toSeconds() / SECONDS_PER_DAY);
        } else if (cell instanceof Period period) {
            row.add(period.label());
        } else {
            row.add(cell == null || cell instanceof Number || cell instanceof Boolean ? plain(cell) : cell.toString());
        }
    }

    private static @Nullable Object plain(@Nullable Object cell) {
        return cell instanceof BigDecimal amount ? new BigDecimal(amount.toPlainString()) : cell;
    }
}
