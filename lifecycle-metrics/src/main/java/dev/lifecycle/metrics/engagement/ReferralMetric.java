package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts invitations; circles are found at the end, because until then the closing one may still come. */
record ReferralMetric<T>(
        Extractor<? super T, ?> inviter,
        Extractor<? super T, ?> invitee,
        Extractor<? super T, Boolean> converted,
        long eligible)
        implements Metric<T, HashMap<Object, HashMap<Object, Boolean>>, Referrals> {

    @Override
    public HashMap<Object, HashMap<Object, Boolean>> empty() {
        return new HashMap<>();
    }

    @Override
    public void add(HashMap<Object, HashMap<Object, Boolean>> invitations, T row) {
        Object from = Rows.<T, Object>required(inviter, row, "inviter");
        Object to = Rows.<T, Object>required(invitee, row, "invitee");
        boolean bought = Rows.<T, Boolean>required(converted, row, "conversion");
        note(invitations, from, to, bought);
    }

    private static void note(
            HashMap<Object, HashMap<Object, Boolean>> invitations, Object from, Object to, boolean bought) {
        invitations.computeIfAbsent(from, f -> new HashMap<>()).merge(to, bought, Boolean::logicalOr);
    }

    @Override
    public HashMap<Object, HashMap<Object, Boolean>> merge(
            HashMap<Object, HashMap<Object, Boolean>> left, HashMap<Object, HashMap<Object, Boolean>> right) {
        right.forEach((from, row) -> row.forEach((to, bought) -> note(left, from, to, bought)));
        return left;
    }

    @Override
    public Referrals result(HashMap<Object, HashMap<Object, Boolean>> invitations) {
        Set<Object> inviters = new HashSet<>();
        Map<Object, Boolean> invitees = new HashMap<>();
        List<String> refused = new ArrayList<>();
        for (Map.Entry<Object, HashMap<Object, Boolean>> row : invitations.entrySet()) {
            row.getValue().forEach((to, bought) -> {
                if (leadsTo(invitations, to, row.getKey())) {
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
    private static boolean leadsTo(Map<Object, HashMap<Object, Boolean>> invitations, Object from, Object target) {
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
