package dev.lifecycle.spring;

import java.util.HashSet;
import java.util.Set;

/** Gives each rule of an import an id: the transition's own name, else the default, numbered where that is taken. */
final class RuleIds {

    private final Set<String> taken = new HashSet<>();

    String of(ImportedRule rule) {
        String wanted = rule.name() == null ? rule.defaultId() : rule.name();
        String id = wanted;
        for (int i = 2; !taken.add(id); i++) {
            id = wanted + " #" + i;
        }
        return id;
    }
}
