package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.util.List;

/**
 * How often one gated content was unlocked, in customers.
 *
 * @param definition   id of the definition, such as {@code unlock/within-PT168H}
 * @param content      which
 * @param offered      shown to them so long ago that the window is over
 * @param unlocked     of the offered, those who unlocked it within the window
 * @param young        shown to them so lately that the window still runs; in neither number
 * @param withoutOffer they unlocked it and had not been shown it before
 */
public record ContentUnlocks(
        String definition, String content, long offered, long unlocked, long young, long withoutOffer)
        implements Result, Serializable {

    /** Unlocked of offered. */
    public MeasuredRate rate() {
        return MeasuredRate.of(new Rate(unlocked, offered), true, definition);
    }

    List<String> cells() {
        MeasuredRate rate = rate();
        Interval bounds = rate.interval();
        return List.of(
                content,
                String.valueOf(offered),
                String.valueOf(unlocked),
                offered == 0 ? "-" : Shown.percent((double) unlocked / offered),
                offered == 0 ? "-" : Shown.percent(bounds.low()) + "–" + Shown.percent(bounds.high()),
                String.valueOf(young),
                String.valueOf(withoutOffer));
    }

    /** {@code buying-guide: 30 of 120 = 25.0 % (18.1–33.4 %), complete; 4 young, 2 without an offer}. */
    @Override
    public String toString() {
        return content + ": " + rate() + "; " + young + " young, " + withoutOffer + " without an offer";
    }
}
