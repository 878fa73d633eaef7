package dev.lifecycle.scxml;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The event descriptors of a document. There they match by prefix, word by word between dots; a rule matches a whole name. */
final class EventDescriptors {

    /** No event of a model has a longer name. */
    private static final int LONGEST = 255;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Findings findings;
    /** What some descriptor begins with, followed by a dot. */
    private final Set<String> beginnings = new HashSet<>();

    EventDescriptors(Findings findings) {
        this.findings = findings;
    }

    void know(Element transition) {
        for (String descriptor : of(transition)) {
            for (int dot = descriptor.indexOf('.'); dot > 0 && dot <= LONGEST; dot = descriptor.indexOf('.', dot + 1)) {
                beginnings.add(descriptor.substring(0, dot));
            }
        }
    }

    /** The names that the transition takes; what goes beyond names is noted. */
    Set<String> names(Element transition) {
        Set<String> names = new LinkedHashSet<>();
        List<String> descriptors = of(transition);
        if (descriptors.isEmpty() && transition.get("event").isPresent()) {
            findings.note(Messages.emptyEvent(transition.toString()));
        }
        for (String descriptor : descriptors) {
            if (descriptor.equals("*") || descriptor.equals(".*") || descriptor.equals(".")) {
                findings.note(Messages.anyEvent(transition.toString()));
                continue;
            }
            String name = withoutEnd(descriptor);
            if (!name.equals(descriptor) || beginnings.contains(name)) {
                findings.note(Messages.prefixed(transition.toString(), Messages.shown(name)));
            }
            if (name.startsWith("done.") || name.startsWith("error.")) {
                findings.note(Messages.raisedThere(transition.toString(), Messages.shown(name)));
            }
            names.add(name);
        }
        return names;
    }

    private static String withoutEnd(String descriptor) {
        if (descriptor.endsWith(".*")) {
            return descriptor.substring(0, descriptor.length() - 2);
        }
        return descriptor.endsWith(".") ? descriptor.substring(0, descriptor.length() - 1) : descriptor;
    }

    static List<String> of(Element transition) {
        return words(transition.get("event").orElse(""));
    }

    /** What stands between white space. */
    static List<String> words(String text) {
        String words = text.strip();
        return words.isEmpty() ? List.of() : List.of(SPACE.split(words));
    }
}
