package dev.lifecycle.metrics.effect;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Which channels conversions are owed to, by four rules: the first touch, the last, all alike, or by what would be lost without the channel.
 *
 * <p>None of them is a cause: they share out what happened, and what would have happened without the contact is told by {@link Uplift} alone.
 *
 * <p>A path is what a customer was touched by before their first conversion, or ever. A conversion without a touch before it is in no credit and is {@linkplain #untouched() told}. Every rule shares out all other
 * conversions, so that its credits add up to them; without a conversion every credit is 0.
 *
 * <p>Removal effects are those of a Markov chain of first order over channels: the share of conversions that is gone if whoever comes to the channel is lost there. A channel touched twice running changes nothing in them.
 *
 * <pre>{@code
 * Attribution owed = touches.stream().collect(Attribution.of(Touch::customer, Touch::at, Touch::channel, Touch::isOrder).metric());
 * owed.first();            // {display=15.0, email=18.0, …}
 * owed.markov();           // {display=10.9, email=19.3, …}
 * }</pre>
 *
 * @param definition id of the definition, such as {@code attribution/first-conversion}
 * @param paths      by their channels
 * @param untouched  conversions without a touch before them
 * @see <a href="https://doi.org/10.1016/j.ijresmar.2016.03.001">Anderl, Becker, von Wangenheim and Schumann 2016</a>
 */
public record Attribution(String definition, List<ChannelPath> paths, long untouched) implements Result, Serializable {

    /** Copies the list. */
    public Attribution {
        paths = List.copyOf(paths);
    }

    /**
     * Over rows that are touches or conversions of customers. At one instant a touch goes before the conversion.
     *
     * @param customer  who
     * @param at        when
     * @param channel   over which a touch came; not asked of conversions
     * @param converted whether the row is a conversion; else it is a touch
     */
    public static <T> AttributionDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Instant> at,
            Extractor<? super T, String> channel,
            Extractor<? super T, Boolean> converted) {
        return AttributionDefinition.of(customer, at, channel, converted);
    }

    /** Of paths that were counted already. */
    public static Attribution ofPaths(List<ChannelPath> counted) {
        return new Attribution("attribution/counted", counted, 0);
    }

    /** Conversions at the end of a path. */
    public long conversions() {
        return paths.stream().mapToLong(ChannelPath::conversions).sum();
    }

    /** All to the first channel of the path. */
    public Map<String, Double> first() {
        return credit(
                (path, credits) -> credits.merge(path.channels().get(0), (double) path.conversions(), Double::sum));
    }

    /** All to the last. */
    public Map<String, Double> last() {
        return credit((path, credits) -> credits.merge(
                path.channels().get(path.channels().size() - 1), (double) path.conversions(), Double::sum));
    }

    /** To every touch of the path the same part. */
    public Map<String, Double> linear() {
        return credit((path, credits) -> path.channels()
                .forEach(channel -> credits.merge(
                        channel, (double) path.conversions() / path.channels().size(), Double::sum)));
    }

    /** The share of conversions that is gone without the channel, 0 to 1; 0 for all if nobody converted. */
    public Map<String, Double> removalEffects() {
        return new ChannelChain(channels(), paths).removalEffects();
    }

    /** Conversions by the removal effects: each channel's of the sum of all. */
    public Map<String, Double> markov() {
        Map<String, Double> effects = removalEffects();
        double sum = effects.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> credits = new TreeMap<>();
        effects.forEach((channel, effect) -> credits.put(channel, sum == 0 ? 0 : conversions() * effect / sum));
        return Collections.unmodifiableMap(credits);
    }

    /** All channels, by name. */
    public List<String> channels() {
        TreeSet<String> channels = new TreeSet<>();
        paths.forEach(path -> channels.addAll(path.channels()));
        return new ArrayList<>(channels);
    }

    private Map<String, Double> credit(BiConsumer<ChannelPath, Map<String, Double>> rule) {
        Map<String, Double> credits = new TreeMap<>();
        channels().forEach(channel -> credits.put(channel, 0.0));
        paths.forEach(path -> rule.accept(path, credits));
        return Collections.unmodifiableMap(credits);
    }

    /** A line per channel, a column per rule. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("channel", "first", "last", "linear", "markov", "removal"));
        List<Map<String, Double>> rules = List.of(first(), last(), linear(), markov());
        Map<String, Double> effects = removalEffects();
        for (String channel : channels()) {
            List<String> cells = new ArrayList<>(List.of(channel));
            rules.forEach(rule -> cells.add(String.format(Locale.ROOT, "%.1f", rule.get(channel))));
            cells.add(String.format(Locale.ROOT, "%.1f %%", 100 * effects.getOrDefault(channel, 0.0)));
            table.line(cells);
        }
        return table + String.valueOf(conversions()) + " conversions, " + untouched + " without a touch\n";
    }
}
