package dev.lifecycle.metrics.internal.bytes;

import java.util.Locale;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String fieldCopy() {
        return "an accumulator cannot be copied field by field, which would count customers twice;"
                + " write it with Metric.write, or by Java serialisation";
    }

    static String notByField(String type) {
        return "a " + type + " is read from its checked bytes alone, but the stream holds its fields;"
                + " read what this library wrote";
    }

    static String noKind() {
        return "the stream does not say what kind of accumulator it holds";
    }

    static String notOurs(String type) {
        return "a " + type + " is no accumulator of this library's metrics;"
                + " a metric of your own writes and reads its accumulators itself: override Metric.write and Metric.read";
    }

    static String notWritable(String type) {
        return "ids can be written if they are a String, Integer, Long, Short, Byte, Boolean, UUID, LocalDate or enum, not a "
                + type + "; let the extractor give a String, such as Object::toString";
    }

    static String tooMuch(int most) {
        return "an accumulator can be written in up to " + most + " bytes; split the rows by customer";
    }

    static String noDecimal(String text) {
        return "'" + text + "' is no decimal number that was added up here";
    }

    static String noHeader(int seen, int header) {
        return "an accumulator is written in " + header + " bytes or more, but there are " + seen;
    }

    static String noMagic(int seen) {
        return "these are no bytes of an accumulator: they begin with " + hex(seen) + " instead of 4c4d5354";
    }

    static String version(int seen, int known) {
        return "the accumulator is written in format " + seen + ", but this version of the library reads format "
                + known + "; read it with the version that wrote it";
    }

    static String cutShort(int declared, int seen) {
        return "the accumulator is cut short: it was written in " + Integer.toUnsignedLong(declared)
                + " bytes, but there are " + seen;
    }

    static String tooLong(int declared, int seen) {
        return "the accumulator was written in " + declared + " bytes, but there are " + seen;
    }

    static String damaged(int declared, int seen) {
        return "the accumulator is damaged: its checksum is " + hex(seen) + ", but " + hex(declared) + " was written";
    }

    static String another(String what, String seen, String expected) {
        return "the accumulator was written under another " + what + ": '" + seen + "', but this metric is '" + expected
                + "'; read it with the metric that wrote it";
    }

    static String at(String problem, int at, int length) {
        return problem + ", at byte " + at + " of " + length;
    }

    static String moreThanBytes(int count, int left) {
        return "there are said to be " + count + " entries, but only " + left + " bytes are left";
    }

    static String outside(long value, long least, long most) {
        return value + " is not between " + least + " and " + most;
    }

    static String endlessNumber() {
        return "a number is longer than 64 bits";
    }

    static String noMoreBytes() {
        return "there are no more bytes, but more are due";
    }

    static String left(int count) {
        return count + " bytes follow after all was read";
    }

    static String noShape(int shape) {
        return "no such accumulator has the shape " + shape;
    }

    static String objectInBytes() {
        return "an id is said to stand beside the bytes, which only Java serialisation writes";
    }

    static String nullObject() {
        return "an id beside the bytes is null";
    }

    static String tooDeep(int most) {
        return "an id holds ids more than " + most + " deep";
    }

    static String noKindOfId(int kind) {
        return kind + " is no kind of id";
    }

    static String noConstant(String type, String name) {
        return "there is no enum " + type + " with a constant " + name;
    }

    private static String hex(int value) {
        return String.format(Locale.ROOT, "%08x", value);
    }
}
