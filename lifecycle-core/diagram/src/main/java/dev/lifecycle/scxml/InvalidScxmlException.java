package dev.lifecycle.scxml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An SCXML document that cannot become a model. Names every problem found, each with its line. */
public final class InvalidScxmlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> problems;

    InvalidScxmlException(List<String> problems, @Nullable Throwable cause) {
        super(String.join("\n", problems), cause);
        this.problems = new ArrayList<>(problems);
    }

    /** Each problem as one sentence. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
