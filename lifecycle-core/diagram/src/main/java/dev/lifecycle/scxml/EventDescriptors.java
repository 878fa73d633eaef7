package dev.lifecycle.scxml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The event descriptors of a document. There they match by prefix, word by word between dots; a rule matches a whole name. */
final class EventDescriptors {

    private final Findings findings;
    private final Set<String> known = new HashSet<>();

    EventDescriptors(Findings findings) {
        this.findings = findings;
    }

    void know(Element transition) {
        known.addAll(descriptors(transition));
    }

    /** The names that the transition takes; what goes beyond names is noted. */
    List<String> names(Element transition) {
        List<String> names = new ArrayList<>();
        for (String descriptor : descriptors(transition)) {
            if (descriptor.equals("*")) {
                findings.note(Messages.anyEvent(transition.toString()));
                continue;
            }
            String name = descriptor.replaceFirst("\\.\\*?$", "");
            if (!name.equals(descriptor) || known.stream().anyMatch(other -> other.startsWith(name + "."))) {
                findings.note(Messages.prefixed(transition.toString(), name));
            }
            names.add(name);
        }
        return names;
    }

    private static List<String> descriptors(Element transition) {
        String events = transition.get("event").orElse("").strip();
        return events.isEmpty() ? List.of() : List.of(events.split("\\s+"));
    }
}
