package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * How many of those who were shown gated content gave their details for it, content by content.
 *
 * <p>An offer is the first time that a customer was shown a content; it succeeded if the same customer unlocked the same content within the window
 * after it, both ends included. Offers whose window still runs at the end of observation are in neither number, be they unlocked already or
 * not, and are told as young. An unlock that no offer went before (a link passed on) is told, and in no rate. Without an offer old
 * enough a rate is undefined.
 *
 * <pre>{@code
 * UnlockRate guides = views.stream().collect(UnlockRate.of(View::customer, View::content, View::at, View::isUnlock)
 *         .within(Duration.ofDays(7)).metric());
 * guides.of("buying-guide");     // buying-guide: 30 of 120 = 25.0 % (…), complete; 4 young, 2 without an offer
 * }</pre>
 *
 * @param definition id of the definition, such as {@code unlock/within-PT168H}
 * @param contents   in the natural order of their names
 */
public record UnlockRate(String definition, List<ContentUnlocks> contents) implements Result, Serializable {

    /** Copies the list. */
    public UnlockRate {
        contents = List.copyOf(contents);
    }

    /**
     * Over rows that are offers or unlocks, to be completed by {@code .within(window)}. At one instant an offer goes before its unlock.
     *
     * @param customer who
     * @param content  which
     * @param at       when
     * @param isUnlock whether the content was unlocked; else it was shown behind its gate
     */
    public static <T> UnlockRateDefinition.Window<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, String> content,
            Extractor<? super T, Instant> at,
            Extractor<? super T, Boolean> isUnlock) {
        return UnlockRateDefinition.of(customer, content, at, isUnlock);
    }

    /** One content, if it was ever offered or unlocked. */
    public Optional<ContentUnlocks> of(String content) {
        return contents.stream().filter(one -> one.content().equals(content)).findFirst();
    }

    /** Unlocked of offered, all contents together: a customer counts once for each content. */
    public MeasuredRate rate() {
        return MeasuredRate.of(new Rate(sum(ContentUnlocks::unlocked), sum(ContentUnlocks::offered)), true, definition);
    }

    private long sum(ToLongFunction<ContentUnlocks> part) {
        return contents.stream().mapToLong(part).sum();
    }

    /** A line per content with its rate, then all of them. */
    @Override
    public String toString() {
        TextTable table = new TextTable()
                .line(List.of("content", "offered", "unlocked", "share", "95 %", "young", "without an offer"));
        contents.forEach(one -> table.line(one.cells()));
        return table.line(new ContentUnlocks(
                                definition,
                                "all",
                                sum(ContentUnlocks::offered),
                                sum(ContentUnlocks::unlocked),
                                sum(ContentUnlocks::young),
                                sum(ContentUnlocks::withoutOffer))
                        .cells())
                .toString();
    }
}
