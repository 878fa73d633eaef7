package dev.lifecycle.examples.lampshop;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is who in a shop: merges and erasures, carried out in every model that knows the customer, and what they did to the counts. */
public final class Registry {

    /**
     * Two customers who were one.
     *
     * @param at      when it was found out
     * @param visitor the one who is no more
     * @param into    the one who remains
     * @param from    where the visitor stood in the five stages
     * @param was     where the other stood
     * @param is      where the one stands now
     */
    public record Merged(Instant at, String visitor, String into, Stage from, Stage was, Stage is) {}

    /**
     * A customer forgotten.
     *
     * @param at     when
     * @param name   what is left of them
     * @param before customers by model and stage
     * @param after  the same afterwards
     */
    public record Erased(
            Instant at, String name, Map<String, Map<Stage, Long>> before, Map<String, Map<Stage, Long>> after) {

        /** Whether not a single count of any model is another than before. */
        public boolean countsUnchanged() {
            return before.equals(after);
        }
    }

    private final Identities identities;
    private final List<Merged> merges = new ArrayList<>();
    private final List<Erased> erasures = new ArrayList<>();

    Registry(Identities identities) {
        this.identities = identities;
    }

    public List<Merged> merges() {
        return merges;
    }

    public List<Erased> erasures() {
        return erasures;
    }

    /** Joins the visitor to the customer they turned out to be, in each model; the first is the one of the five stages. */
    public void merge(List<Lifecycle> lifecycles, String visitor, String into, Instant at) {
        Lifecycle fiveStage = lifecycles.get(0);
        String remains = identities.current(into);
        Stage from = position(fiveStage, visitor).stage();
        Stage was = position(fiveStage, remains).stage();
        for (Lifecycle lifecycle : lifecycles) {
            if (lifecycle.find(visitor).isPresent()) {
                if (lifecycle.find(remains).isEmpty()) {
                    lifecycle.adopt(remains, lifecycle.model().start(), at, "known so far as " + visitor);
                }
                lifecycle.merge(visitor, remains);
            }
        }
        identities.merged(visitor, remains);
        merges.add(new Merged(
                at, visitor, remains, from, was, position(fiveStage, remains).stage()));
    }

    /** Forgets the person in each model. */
    void erase(List<Lifecycle> lifecycles, String customer, Instant at) {
        String name = identities.surrogate();
        Map<String, Map<Stage, Long>> before = counts(lifecycles);
        for (Lifecycle lifecycle : lifecycles) {
            if (lifecycle.find(customer).isPresent()) {
                lifecycle.erase(customer);
            }
        }
        identities.erased(customer);
        erasures.add(new Erased(at, name, before, counts(lifecycles)));
    }

    private static Map<String, Map<Stage, Long>> counts(List<Lifecycle> lifecycles) {
        Map<String, Map<Stage, Long>> counts = new LinkedHashMap<>();
        lifecycles.forEach(lifecycle -> counts.put(lifecycle.model().name(), lifecycle.population()));
        return counts;
    }

    private static Position position(Lifecycle lifecycle, String customer) {
        return lifecycle
                .find(customer)
                .orElseThrow(() -> new IllegalStateException(
                        customer + " is to be merged, but nobody has seen them in " + lifecycle.model()));
    }
}
