package dev.lifecycle.examples.report.reading;

/** Why a row is left out as unreadable. */
public enum Reason {
    /** It has other fields than the header. */
    FIELDS,
    /** A quote in it is not closed, or not the last of its field. */
    QUOTE,
    /** It says no customer; such rows are left out, but are not the reader's fault and count to no limit. */
    NO_CUSTOMER,
    /** Its customer is no id. */
    CUSTOMER,
    /** Its date is none, or one that no calendar has. */
    DATE,
    /** Its date is far from all others. */
    FAR_DATE,
    /** Its amount is none. */
    AMOUNT,
    /** Its amount is beyond money, or far from all others. */
    FAR_AMOUNT
}
