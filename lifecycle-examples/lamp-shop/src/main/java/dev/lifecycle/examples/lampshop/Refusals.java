package dev.lifecycle.examples.lampshop;

import dev.lifecycle.stage.Outcome.Refused;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which events the models refused, where and why, and how many of each: what is left of them ought to be meant. */
public final class Refusals {

    /**
     * A kind of refusal.
     *
     * @param model  the model's name
     * @param stage  where the customers stood
     * @param event  what they did
     * @param reason which guards said no, or why no rule was asked
     */
    public record Refusal(String model, String stage, String event, String reason) {}

    private static final Comparator<Refusal> IN_ORDER = Comparator.comparing(Refusal::model)
            .thenComparing(Refusal::event)
            .thenComparing(Refusal::stage)
            .thenComparing(Refusal::reason);

    private final Map<Refusal, Long> counts = new TreeMap<>(IN_ORDER);

    public void note(String model, Refused refused) {
        counts.merge(new Refusal(model, refused.stage().id(), refused.event(), reason(refused)), 1L, Long::sum);
    }

    public Map<Refusal, Long> counts() {
        return counts;
    }

    /** The most frequent first. */
    public List<Map.Entry<Refusal, Long>> ranked() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Refusal, Long>comparingByValue().reversed())
                .toList();
    }

    private static String reason(Refused refused) {
        return switch (refused.reason()) {
            case NO_RULE -> "no rule";
            case GUARDS_SAID_NO -> "'" + String.join("' and '", refused.guards()) + "' said no";
            case LATE -> "late";
            case FROZEN -> "closed";
        };
    }
}
