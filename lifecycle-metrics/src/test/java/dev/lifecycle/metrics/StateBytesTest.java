package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.state.InvalidStateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objenesis.strategy.StdInstantiatorStrategy;

/** What is said of bytes that are no accumulator of the metric, and which ids travel which way. */
class StateBytesTest {

    private record Order(Object customer, LocalDate day) implements Serializable {}

    private record HostId(int number) implements Serializable {}

    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final Metric<Order, ?, Retention> MONTHLY =
            Retention.<Order>of(Order::customer, Order::day).over(Periods.monthly(ZoneOffset.UTC));

    private static List<Order> orders(Object... ids) {
        return Arrays.stream(ids).map(id -> new Order(id, DAY)).toList();
    }

    private static <A extends Serializable> A filled(Metric<Order, A, ?> metric, List<Order> rows) {
        A state = metric.empty();
        rows.forEach(row -> metric.add(state, row));
        return state;
    }

    private static <A extends Serializable> byte[] written(Metric<Order, A, ?> metric, List<Order> rows) {
        return metric.write(filled(metric, rows));
    }

    /** Read, and counted once more with the same rows: nobody may be there twice. */
    private static <A extends Serializable, R> R again(Metric<Order, A, R> metric, A state, List<Order> rows) {
        rows.forEach(row -> metric.add(state, row));
        return metric.result(state);
    }

    private static <A extends Serializable, R> R throughBytes(Metric<Order, A, R> metric, List<Order> rows) {
        return again(metric, metric.read(written(metric, rows)), rows);
    }

    private static <A extends Serializable, R> R throughJava(Metric<Order, A, R> metric, List<Order> rows) {
        return again(metric, Serialised.copy(filled(metric, rows)), rows);
    }

    static List<Object> ids() {
        return List.of(
                "",
                "Zoë",
                "half \ud83d",
                "\ud83d\ude00",
                0,
                -1,
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                (short) -3,
                (byte) 7,
                true,
                UUID.nameUUIDFromBytes(new byte[] {1}),
                DAY,
                DayOfWeek.SUNDAY);
    }

    @Test
    void ids_of_the_kinds_named_stay_themselves() {
        List<Order> rows = orders(ids().toArray());
        Retention expected = rows.stream().collect(MONTHLY);
        assertThat(expected.cohorts().get(0).size()).isEqualTo(ids().size());
        assertThat(throughBytes(MONTHLY, rows)).isEqualTo(expected);
        assertThat(throughJava(MONTHLY, rows)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void each_is_told_from_its_text(Object id) {
        List<Order> rows = orders(id, id + " ", "other");
        assertThat(throughBytes(MONTHLY, rows)).isEqualTo(rows.stream().collect(MONTHLY));
    }

    @Test
    void an_id_of_another_class_is_named_with_what_to_do() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(MONTHLY, orders(BigInteger.ONE)))
                .withMessage(
                        "ids can be written if they are a String, Integer, Long, Short, Byte, Boolean, UUID, LocalDate or"
                                + " enum, not a java.math.BigInteger; let the extractor give a String, such as Object::toString");
    }

    @Test
    void java_serialisation_takes_ids_of_any_serialisable_class() {
        List<Order> rows = orders(new HostId(1), new HostId(2), BigInteger.ONE, "a", new HostId(1));
        assertThat(throughJava(MONTHLY, rows)).isEqualTo(rows.stream().collect(MONTHLY));
        Metric<Order, ?, Segmented<Object, Retention>> bySegment = MONTHLY.by(Order::customer);
        assertThat(throughJava(bySegment, rows)).isEqualTo(rows.stream().collect(bySegment));
    }

    private static void refused(byte[] bytes, String message) {
        assertThatExceptionOfType(InvalidStateException.class)
                .isThrownBy(() -> MONTHLY.read(bytes))
                .withMessage(message);
    }

    @Test
    void what_is_wrong_is_said() {
        byte[] bytes = written(MONTHLY, orders("a", "b"));
        refused(new byte[0], "an accumulator is written in 14 bytes or more, but there are 0");
        refused(
                "{\"customers\": []}".getBytes(StandardCharsets.UTF_8),
                "these are no bytes of an accumulator: they begin with 7b226375 instead of 4c4d5354");
        refused(
                Arrays.copyOf(bytes, bytes.length - 1),
                "the accumulator is cut short: it was written in " + bytes.length + " bytes, but there are "
                        + (bytes.length - 1));
        refused(
                Arrays.copyOf(bytes, bytes.length + 1),
                "the accumulator was written in " + bytes.length + " bytes, but there are " + (bytes.length + 1));
        byte[] newer = bytes.clone();
        newer[5] = 2;
        refused(
                newer,
                "the accumulator is written in format 2, but this version of the library reads format 1;"
                        + " read it with the version that wrote it");
        byte[] huge = bytes.clone();
        ByteBuffer.wrap(huge).putInt(6, -1);
        refused(
                huge,
                "the accumulator is cut short: it was written in 4294967295 bytes, but there are " + bytes.length);
        bytes[bytes.length - 1] ^= 1;
        assertThatExceptionOfType(InvalidStateException.class)
                .isThrownBy(() -> MONTHLY.read(bytes))
                .withMessageStartingWith("the accumulator is damaged: its checksum is ");
    }

    @Test
    void another_definition_zone_or_end_of_observation_is_refused_with_both() {
        byte[] bytes = written(MONTHLY, orders("a"));
        var until = Retention.<Order>of(Order::customer, Order::day)
                .observedUntil(DAY)
                .over(Periods.monthly(ZoneOffset.UTC));
        assertThatExceptionOfType(InvalidStateException.class)
                .isThrownBy(() -> until.read(bytes))
                .withMessage(
                        "the accumulator was written under another definition:"
                                + " 'retention/on/first-time/calendar/month@Z', but this metric is"
                                + " 'retention/on/first-time/calendar/month@Z/until-2026-03-14'; read it with the metric that wrote it");
        assertThatExceptionOfType(InvalidStateException.class)
                .isThrownBy(() -> MONTHLY.by(Order::customer).read(bytes))
                .withMessageContaining("month@Z/by-segment'");
    }

    /** The bytes up to the ids, then a declared number of them; the checksum is right. */
    private static byte[] declaring(int... sizeBytes) {
        byte[] empty = written(MONTHLY, List.of());
        // Of an empty state: no ids, no time (10 bytes), 4 columns, no later rows, …
        int ids = empty.length - 1 - 10 - 1 - 1 - 4 - 10;
        assertThat(empty[ids]).isZero();
        byte[] forged = Arrays.copyOf(empty, ids + sizeBytes.length + 3);
        for (int i = 0; i < sizeBytes.length; i++) {
            forged[ids + i] = (byte) sizeBytes[i];
        }
        return Forged.sealed(forged);
    }

    @Test
    void a_declared_size_asks_for_no_memory() {
        assertThatExceptionOfType(InvalidStateException.class)
                .isThrownBy(() -> MONTHLY.read(declaring(0xFF, 0xFF, 0xFF, 0xFF, 0x07)))
                .withMessageStartingWith(
                        "there are said to be 2147483647 entries, but only 3 bytes are left, at byte ");
        assertThatExceptionOfType(InvalidStateException.class)
                .isThrownBy(() -> MONTHLY.read(declaring(0xFF, 0xFF, 0xFF, 0xFF, 0x0F)))
                .withMessageStartingWith("4294967295 is not between 0 and 2147483647, at byte ");
        assertThatExceptionOfType(InvalidStateException.class)
                .isThrownBy(() ->
                        MONTHLY.read(declaring(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF)))
                .withMessageStartingWith("a number is longer than 64 bits, at byte ");
    }

    private static byte[] serialised(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    /** Wherever a serialised accumulator is changed, it is refused or stays what it was. */
    @Test
    void a_tampered_stream_of_java_serialisation_gives_no_other_numbers() throws Exception {
        tampered(MONTHLY, orders("a", "b", "a", "c"));
    }

    private static <A extends Serializable, R> void tampered(Metric<Order, A, R> metric, List<Order> rows)
            throws Exception {
        R expected = rows.stream().collect(metric);
        byte[] bytes = serialised(filled(metric, rows));
        int inside = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("LMST");
        assertThat(inside).isPositive();
        for (int i = inside - 4; i < bytes.length; i++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] changed = bytes.clone();
                changed[i] ^= (byte) (1 << bit);
                try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(changed))) {
                    @SuppressWarnings("unchecked")
                    A read = (A) in.readObject();
                    assertThat(metric.result(read)).as("byte " + i).isEqualTo(expected);
                } catch (IOException e) {
                    assertThat(e).as("byte " + i).isNotNull();
                }
            }
        }
        byte[] damaged = bytes.clone();
        damaged[inside + 20] ^= 1;
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> new ObjectInputStream(new ByteArrayInputStream(damaged)).readObject())
                .withMessageStartingWith("the accumulator is damaged")
                .withCauseInstanceOf(InvalidStateException.class);
    }

    private static Kryo kryo() {
        Kryo kryo = new Kryo();
        kryo.setRegistrationRequired(false);
        kryo.setReferences(true);
        kryo.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
        return kryo;
    }

    @Test
    void a_serializer_that_copies_fields_is_refused() {
        Serializable state = filled(MONTHLY, orders("a", "b"));
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> kryo().writeClassAndObject(new Output(64, -1), state))
                .withMessageContaining(
                        "an accumulator cannot be copied field by field, which would count customers twice;"
                                + " write it with Metric.write, or by Java serialisation");
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> kryo().copy(state))
                .withMessageContaining("an accumulator cannot be copied field by field");
    }

    @Test
    void bytes_take_less_than_the_object() {
        List<Order> many = IntStream.range(0, 10_000)
                .mapToObj(i -> new Order(i, DAY.plusDays(new Random(i).nextInt(700))))
                .toList();
        assertThat(written(MONTHLY, many).length).isLessThan(10_000 * 10);
    }
}
