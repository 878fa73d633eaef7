package dev.lifecycle.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document that cannot be read. Names every problem found, each with its place; text that is not JSON at all has one problem. */
public final class InvalidJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<JsonProblem> problems;

    InvalidJsonException(List<JsonProblem> problems, @Nullable Throwable cause) {
        super(text(problems), cause);
        this.problems = new ArrayList<>(problems);
    }

    /** Each problem, in the order of the document as far as possible. */
    public List<JsonProblem> problems() {
        return List.copyOf(problems);
    }

    private static String text(List<JsonProblem> problems) {
        StringBuilder text = new StringBuilder("the document has ");
        text.append(problems.size() == 1 ? "a problem:" : problems.size() + " problems:");
        for (int i = 0; i < problems.size(); i++) {
            text.append("\n  ").append(i + 1).append(". ").append(problems.get(i));
        }
        return text.toString();
    }
}
