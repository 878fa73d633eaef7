package dev.lifecycle.scxml;

import java.util.ArrayList;
import java.util.List;

/** What reading came upon: notes for the host, and problems that stop it, which are told all at once. */
final class Findings {

    private static final int MOST = 1000;

    private final List<String> notes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    void note(String text) {
        add(notes, text);
    }

    void problem(String text) {
        add(problems, text);
    }

    private static void add(List<String> list, String text) {
        if (list.size() < MOST && !list.contains(text)) {
            list.add(text);
        }
    }

    List<String> notes() {
        return notes;
    }

    void check() {
        if (!problems.isEmpty()) {
            throw new InvalidScxmlException(problems, null);
        }
    }
}
