package dev.lifecycle.spring;

import java.util.List;

/**
 * A guard of the Spring machine: a function of Spring's context, which a model cannot ask. It came over by name and is open until the
 * host {@linkplain SpringImport#bind binds} it.
 *
 * @param name    unique in the import, such as {@code NEW to PAID on PAY}
 * @param askedBy the ids of the rules that ask it
 */
public record OpenGuard(String name, List<String> askedBy) {

    /** Copies the rule ids. */
    public OpenGuard {
        askedBy = List.copyOf(askedBy);
    }
}
