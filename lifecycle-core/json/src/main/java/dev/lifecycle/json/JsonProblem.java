package dev.lifecycle.json;

import java.io.Serializable;

/**
 * One thing that is wrong with a document.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901); empty for the document as a whole
 * @param text    what, with the value seen and what to do
 */
public record JsonProblem(String pointer, String text) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Such as {@code /rules/3/when: guard 'paid plan' is not bound; …}. */
    @Override
    public String toString() {
        return (pointer.isEmpty() ? "document" : pointer) + ": " + text;
    }
}
