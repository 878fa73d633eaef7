package dev.lifecycle.examples.report.reading;

/** Hears how far reading has come, many times a second. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing. */
    Progress NONE = (rows, bytes, ofBytes) -> {};

    /**
     * So far.
     *
     * @param rows    read
     * @param bytes   of the files that were taken
     * @param ofBytes of all files together
     */
    void reading(long rows, long bytes, long ofBytes);
}
