package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What referrals count, until {@link #metric()}. Immutable. */
public final class ReferralsDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Invitations<T> invitations;

    private ReferralsDefinition(Invitations<T> invitations) {
        this.invitations = invitations;
    }

    /** What is left to declare: of how many. */
    @FunctionalInterface
    public interface Eligible<T> {
        /** How many customers could have invited. */
        ReferralsDefinition<T> eligible(long customers);
    }

    static <T> ReferralsDefinition<T> of(
            Extractor<? super T, ?> inviter,
            Extractor<? super T, ?> invitee,
            Extractor<? super T, Boolean> converted,
            @Nullable Extractor<? super T, Instant> at,
            long eligible) {
        return new ReferralsDefinition<>(new Invitations<T>(inviter, invitee, converted, at, eligible));
    }

    /** The metric. */
    public Metric<T, ?, Referrals> metric() {
        return invitations;
    }

    private record Invitations<T>(
            Extractor<? super T, ?> inviter,
            Extractor<? super T, ?> invitee,
            Extractor<? super T, Boolean> converted,
            @Nullable Extractor<? super T, Instant> at,
            long eligible)
            implements Metric<T, ReferralsState, Referrals> {

        @Override
        public String definition() {
            return "referral/of-" + eligible;
        }

        @Override
        public ReferralsState empty() {
            return new ReferralsState();
        }

        @Override
        public void add(ReferralsState state, T row) {
            Object from = Rows.<T, Object>required(inviter, row, "inviter");
            Object to = Rows.<T, Object>required(invitee, row, "invitee");
            boolean bought = Rows.<T, Boolean>required(converted, row, "conversion");
            long micros = at == null ? 0 : Instants.micros(Rows.<T, Instant>required(at, row, "instant"), row);
            state.invited(from, to, bought, micros);
        }

        @Override
        public ReferralsState merge(ReferralsState left, ReferralsState right) {
            return left.addAll(right);
        }

        @Override
        public Referrals result(ReferralsState state) {
            return state.result(eligible, at != null);
        }
    }
}
