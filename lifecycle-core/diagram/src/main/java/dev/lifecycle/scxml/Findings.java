package dev.lifecycle.scxml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What reading came upon: notes for the host, and problems that stop it, which are told all at once. Of too many, their number is told. */
final class Findings {

    private static final int MOST = 1000;

    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private int moreNotes;
    private int moreProblems;

    void note(String text) {
        if (notes.size() < MOST || notes.contains(text)) {
            notes.add(text);
        } else {
            moreNotes++;
        }
    }

    void problem(String text) {
        if (problems.size() < MOST || problems.contains(text)) {
            problems.add(text);
        } else {
            moreProblems++;
        }
    }

    /** What is made; null, and a problem, if making it is refused. */
    <T> @Nullable T attempt(Element element, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            problem(Messages.refused(element.toString(), String.valueOf(e.getMessage())));
            return null;
        }
    }

    List<String> notes() {
        return all(notes, moreNotes);
    }

    void check() {
        if (!problems.isEmpty()) {
            throw new InvalidScxmlException(all(problems, moreProblems), null);
        }
    }

    private static List<String> all(Set<String> texts, int more) {
        List<String> all = new ArrayList<>(texts);
        if (more > 0) {
            all.add(Messages.more(more));
        }
        return all;
    }
}
