package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.internal.Customers;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who invited whom, when first, and whether it led to a customer: a graph, not a column per customer. Circles are found at the end, because
 * until then an earlier invitation may still come.
 */
final class ReferralsState extends MetricState {

    private static final long serialVersionUID = 1L;

    private final transient HashMap<Object, HashMap<Object, Said>> invitations = new HashMap<>();

    /** What the rows of one invitation say together. */
    private record Said(boolean bought, long at) {

        Said and(Said other) {
            return new Said(bought || other.bought, Math.min(at, other.at));
        }
    }

    private record Invitation(Object from, Object to, Said said) {

        String text() {
            return from + " → " + to;
        }
    }

    /** In order of time; of one instant, and where no time is known, by the texts. */
    private static final Comparator<Invitation> IN_ORDER =
            Comparator.<Invitation>comparingLong(one -> one.said.at()).thenComparing(Invitation::text);

    /** Notes an invitation; it led to a customer if any row of it says so, and was made when the first of them was. */
    void invited(Object from, Object to, boolean bought, long at) {
        invitations.computeIfAbsent(from, f -> new HashMap<>()).merge(to, new Said(bought, at), Said::and);
    }

    /** All invitations of the other too. */
    ReferralsState addAll(ReferralsState other) {
        other.invitations.forEach(
                (from, row) -> row.forEach((to, said) -> invited(from, to, said.bought(), said.at())));
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
            row.forEach((to, said) -> {
                out.id(to);
                out.flag(said.bought());
                out.number(said.at());
            });
        });
    }

    @Override
    protected void read(StateInput in) {
        for (int left = in.count(); left > 0; left--) {
            Object from = in.id();
            for (int row = in.count(); row > 0; row--) {
                Object to = in.id();
                invited(from, to, in.flag(), in.number());
            }
        }
    }

    /** The result so far; {@code timed} if invitations that close a circle are refused, else all of a circle. */
    Referrals result(long eligible, boolean timed) {
        List<Invitation> all = new ArrayList<>();
        invitations.forEach((from, row) -> row.forEach((to, said) -> all.add(new Invitation(from, to, said))));
        all.sort(IN_ORDER);
        Customers people = new Customers();
        int[] from = new int[all.size()];
        int[] to = new int[all.size()];
        for (int i = 0; i < all.size(); i++) {
            from[i] = people.number(all.get(i).from());
            to[i] = people.number(all.get(i).to());
        }
        Circles circles = new Circles(people.size(), from, to);
        BitSet refused = timed ? circles.closing() : circles.all();
        BitSet inviters = new BitSet();
        Map<Integer, Boolean> invitees = new HashMap<>();
        for (int i = refused.nextClearBit(0); i < all.size(); i = refused.nextClearBit(i + 1)) {
            inviters.set(from[i]);
            invitees.merge(to[i], all.get(i).said().bought(), Boolean::logicalOr);
        }
        long bought = invitees.values().stream().filter(Boolean::booleanValue).count();
        List<String> texts =
                refused.stream().mapToObj(i -> all.get(i).text()).sorted().toList();
        return new Referrals(eligible, inviters.cardinality(), invitees.size(), bought, texts, timed);
    }
}
