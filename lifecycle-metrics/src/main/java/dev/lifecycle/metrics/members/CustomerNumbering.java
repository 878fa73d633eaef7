package dev.lifecycle.metrics.members;

import dev.lifecycle.metrics.internal.Customers;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The dictionary between a host's ids and the dense numbers that stand for customers in columns: from 0, in the order they are first seen.
 *
 * <p>Of texts or of whole numbers, one kind for each numbering; the other kind is refused with {@link IllegalStateException}. Some 30 to 60 bytes a customer beside the id; 700 million customers at
 * most. Not thread-safe while ids are added. It is kept by keeping {@link #texts()} or {@link #longs()}, from which an equal one is made again.
 *
 * <pre>{@code
 * CustomerNumbering customers = CustomerNumbering.ofTexts();
 * Columns orders = Columns.of(customers.numbers(idColumn), dayColumn);        // from Arrow, Parquet or a result set
 * customers.text(17);                                                         // "c-42"
 * }</pre>
 */
public final class CustomerNumbering {

    private final boolean texts;
    private final Customers customers = new Customers();

    private CustomerNumbering(boolean texts) {
        this.texts = texts;
    }

    /** A numbering of texts, of nobody yet. */
    public static CustomerNumbering ofTexts() {
        return new CustomerNumbering(true);
    }

    /** A numbering of whole numbers, of nobody yet. */
    public static CustomerNumbering ofLongs() {
        return new CustomerNumbering(false);
    }

    /**
     * The numbering whose {@link #texts()} these are.
     *
     * @throws IllegalArgumentException if one of them is there twice
     */
    public static CustomerNumbering ofTexts(List<String> inOrder) {
        CustomerNumbering numbering = ofTexts();
        inOrder.forEach(numbering::number);
        checkAll(inOrder.size(), numbering.size());
        return numbering;
    }

    /**
     * The numbering whose {@link #longs()} these are.
     *
     * @throws IllegalArgumentException if one of them is there twice
     */
    public static CustomerNumbering ofLongs(long... inOrder) {
        CustomerNumbering numbering = ofLongs();
        numbering.numbers(inOrder);
        checkAll(inOrder.length, numbering.size());
        return numbering;
    }

    /** How many customers have a number. */
    public int size() {
        return customers.size();
    }

    /** The customer's number, a new one if it has none yet. */
    public int number(String id) {
        check(true);
        return customers.number(id);
    }

    /** The customer's number, a new one if it has none yet. */
    public int number(long id) {
        check(false);
        return customers.number(id);
    }

    /** The numbers of a column of ids, in its order; new ones where there are none yet. */
    public int[] numbers(String... ids) {
        check(true);
        return Arrays.stream(ids).mapToInt(this::number).toArray();
    }

    /** The numbers of a column of ids, in its order; new ones where there are none yet. */
    public int[] numbers(long... ids) {
        check(false);
        return Arrays.stream(ids).mapToInt(this::number).toArray();
    }

    /** The customer's number, if it has one; none is given. */
    public OptionalInt find(String id) {
        check(true);
        return found(customers.find(id));
    }

    /** The customer's number, if it has one; none is given. */
    public OptionalInt find(long id) {
        check(false);
        return found(customers.find(id));
    }

    private static OptionalInt found(int number) {
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /**
     * Whose number it is.
     *
     * @throws IndexOutOfBoundsException if it is nobody's
     */
    public String text(int number) {
        check(true);
        return (String) id(number);
    }

    /**
     * Whose number it is.
     *
     * @throws IndexOutOfBoundsException if it is nobody's
     */
    public long longId(int number) {
        check(false);
        return (Long) id(number);
    }

    /** All ids by number. */
    public List<String> texts() {
        check(true);
        return IntStream.range(0, size()).mapToObj(this::text).toList();
    }

    /** All ids by number. */
    public long[] longs() {
        check(false);
        return IntStream.range(0, size()).mapToLong(this::longId).toArray();
    }

    private Object id(int number) {
        if (number < 0 || number >= size()) {
            throw new IndexOutOfBoundsException(Messages.unknownNumber(number, size()));
        }
        return customers.id(number);
    }

    private void check(boolean askedForTexts) {
        if (texts != askedForTexts) {
            throw new IllegalStateException(texts ? Messages.ofTexts() : Messages.ofNumbers());
        }
    }

    private static void checkAll(int given, int numbered) {
        if (given != numbered) {
            throw new IllegalArgumentException(Messages.twice(given, numbered));
        }
    }

    /** {@code 24009 customers}. */
    @Override
    public String toString() {
        return size() + " customers";
    }
}
