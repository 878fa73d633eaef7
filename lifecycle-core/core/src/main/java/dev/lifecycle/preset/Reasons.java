package dev.lifecycle.preset;

import dev.lifecycle.preset.event.Cancelled;
import dev.lifecycle.preset.event.ChurnReason;
import dev.lifecycle.preset.event.NotRenewed;
import dev.lifecycle.preset.event.ReasonGiven;
import org.jspecify.annotations.Nullable;

/** What rules note of why a customer was lost: nothing where nobody knows, so that a reason noted before stays the latest. */
final class Reasons {

    private Reasons() {}

    static @Nullable String of(Cancelled cancelled) {
        return noted(cancelled.reason());
    }

    static @Nullable String of(NotRenewed told) {
        return noted(told.reason());
    }

    static @Nullable String of(ReasonGiven given) {
        return noted(given.reason());
    }

    private static @Nullable String noted(ChurnReason reason) {
        return reason.isKnown() ? reason.name() : null;
    }
}
