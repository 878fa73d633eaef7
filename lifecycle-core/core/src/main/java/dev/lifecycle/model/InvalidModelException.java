package dev.lifecycle.model;

import java.util.ArrayList;
import java.util.List;

/** A model that cannot be built. Names every problem found, not only the first, each with what to do about it. */
public final class InvalidModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> problems;

    /** One or more problems of the model of this name. */
    public InvalidModelException(String model, List<String> problems) {
        super(text(model, problems));
        this.problems = new ArrayList<>(problems);
    }

    /** Each problem as one sentence. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private static String text(String model, List<String> problems) {
        StringBuilder text = new StringBuilder("model '").append(model).append("' has ");
        text.append(problems.size() == 1 ? "a problem:" : problems.size() + " problems:");
        for (int i = 0; i < problems.size(); i++) {
            text.append("\n  ").append(i + 1).append(". ").append(problems.get(i));
        }
        return text.toString();
    }
}
