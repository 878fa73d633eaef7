package dev.lifecycle.preset;

import dev.lifecycle.model.Situation;
import dev.lifecycle.preset.event.RiskAssessed;

/** The kept text {@code risk}: the share told last, as long as it is too high. */
final class Risks {

    private Risks() {}

    static boolean isNew(RiskAssessed assessed, Situation before, double from) {
        return assessed.share() >= from && before.text("risk").isEmpty();
    }

    static String kept(RiskAssessed assessed) {
        return Double.toString(assessed.share());
    }
}
