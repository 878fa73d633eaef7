package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who invited whom, and whether it led to a customer: a graph, not a column per customer. Circles are found at the end, because
 * until then the closing invitation may still come.
 */
final class ReferralsState extends MetricState {

    private static final long serialVersionUID = 1L;

    private final transient HashMap<Object, HashMap<Object, Boolean>> invitations = new HashMap<>();

    /** Notes an invitation; it led to a customer if any row of it says so. */
    void invited(Object from, Object to, boolean bought) {
        invitations.computeIfAbsent(from, f -> new HashMap<>()).merge(to, bought, Boolean::logicalOr);
    }

    /** All invitations of the other too. */
    ReferralsState addAll(ReferralsState other) {
        other.invitations.forEach((from, row) -> row.forEach((to, bought) -> invited(from, to, bought)));
        return this;
    }

    @Override
    protected Fresh fresh() {
        return shape -> new ReferralsState();
    }

    @Override
    protected void write(StateOutput out) {
        out.size(invitations.size());
        invitations.forEach((from, row) -> {
            out.id(from);
            out.size(row.size());
            row.forEach((to, bought) -> {
                out.id(to);
                out.flag(bought);
            });
        });
    }

    @Override
    protected void read(StateInput in) {
        for (int left = in.count(); left > 0; left--) {
            Object from = in.id();
            for (int row = in.count(); row > 0; row--) {
                Object to = in.id();
                invited(from, to, in.flag());
            }
        }
    }

    /** The result so far. */
    Referrals result(long eligible) {
        Set<Object> inviters = new HashSet<>();
        Map<Object, Boolean> invitees = new HashMap<>();
        List<String> refused = new ArrayList<>();
        for (Map.Entry<Object, HashMap<Object, Boolean>> row : invitations.entrySet()) {
            row.getValue().forEach((to, bought) -> {
                if (leadsTo(to, row.getKey())) {
                    refused.add(row.getKey() + " → " + to);
                } else {
                    inviters.add(row.getKey());
                    invitees.merge(to, bought, Boolean::logicalOr);
                }
            });
        }
        long bought = invitees.values().stream().filter(Boolean::booleanValue).count();
        refused.sort(null);
        return new Referrals(eligible, inviters.size(), invitees.size(), bought, refused);
    }

    /** Whether invitations lead from one person to the other; each to oneself. */
    private boolean leadsTo(Object from, Object target) {
        if (!invitations.containsKey(from)) {
            return from.equals(target);
        }
        Set<Object> seen = new HashSet<>(Set.of(from));
        Deque<Object> ahead = new ArrayDeque<>(seen);
        while (!ahead.isEmpty()) {
            Object person = ahead.remove();
            if (person.equals(target)) {
                return true;
            }
            for (Object next : invitations.getOrDefault(person, new HashMap<>()).keySet()) {
                if (seen.add(next)) {
                    ahead.add(next);
                }
            }
        }
        return false;
    }
}
