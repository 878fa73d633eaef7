package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Who brings whom: participation, conversion, and the number of new customers each one brings (K).
 *
 * <p>Who invites oneself is refused, and so are invitations that run in a circle (A invites B, B invites A); they are told. Where rows tell when an
 * invitation was made, the one that closes a circle is refused, and those before it count; of one instant they go by their texts. Where
 * rows do not, none of a circle's invitations is counted, because nobody knows which came first. An invitation given twice counts once; an invitee invited by two
 * customers is one invitee. Rates without anybody in the whole are undefined. Those eligible are a number for all rows: broken down with
 * {@code .by(…)} every segment is measured against it, and circles are found within segments.
 *
 * <pre>{@code
 * Referrals spread = invitations.stream().collect(Referrals.of(Invitation::by, Invitation::to, Invitation::bought).eligible(500).metric());
 * spread.participation();    // 40 of 500 = 8.0 % (5.9–10.7 %), complete
 * }</pre>
 *
 * @param eligible  customers who could invite
 * @param inviters  customers who did
 * @param invitees  people invited
 * @param converted of them, those who became customers
 * @param refused   invitations not counted, {@code A → A} or {@code A → B} of a circle, in the order of their texts
 * @param timed     whether it was known when invitations were made
 */
public record Referrals(
        long eligible, long inviters, long invitees, long converted, List<String> refused, boolean timed)
        implements Result, Serializable {

    /** The id of the definition: which invitations of a circle are refused. */
    public String definition() {
        return "referral/invitees-counted-once/" + (timed ? "not-closing-a-circle" : "without-circles");
    }

    /**
     * Refuses fewer eligible than inviting customers.
     *
     * @throws IllegalArgumentException if fewer customers are eligible than invited
     */
    public Referrals {
        refused = List.copyOf(refused);
        if (eligible < inviters) {
            throw new IllegalArgumentException(Messages.fewerEligible(eligible, inviters));
        }
    }

    /**
     * Over rows that are invitations, to be completed by {@code .eligible(customers)}.
     *
     * @param inviter   who invited
     * @param invitee   whom
     * @param converted whether the invitee became a customer; true if any row of the invitee says so
     */
    public static <T> ReferralsDefinition.Eligible<T> of(
            Extractor<? super T, ?> inviter, Extractor<? super T, ?> invitee, Extractor<? super T, Boolean> converted) {
        return eligible -> ReferralsDefinition.<T>of(inviter, invitee, converted, null, eligible);
    }

    /**
     * The same, where rows tell when the invitation was made: only the one that closes a circle is then refused.
     *
     * @param at when it was made; the first of an invitation given several times counts
     */
    public static <T> ReferralsDefinition.Eligible<T> of(
            Extractor<? super T, ?> inviter,
            Extractor<? super T, ?> invitee,
            Extractor<? super T, Boolean> converted,
            Extractor<? super T, Instant> at) {
        return eligible -> ReferralsDefinition.<T>of(inviter, invitee, converted, at, eligible);
    }

    /** Inviters of eligible customers. */
    public MeasuredRate participation() {
        return MeasuredRate.of(new Rate(inviters, eligible), true, "referral/participation-of-eligible");
    }

    /** Converted of invited. */
    public MeasuredRate conversion() {
        return MeasuredRate.of(new Rate(converted, invitees), true, "referral/conversion-of-invitees");
    }

    /** New customers per eligible customer: invitees over eligible times conversion. */
    public OptionalDouble kOverEligible() {
        return ratio(converted, eligible);
    }

    /** New customers per customer who invited. */
    public OptionalDouble kOverInviters() {
        return ratio(converted, inviters);
    }

    private static OptionalDouble ratio(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    /** {@code participation 40 of 500 = 8.0 %, conversion 12 of 100 = 12.0 %, K 0.024 over eligible, 0.300 over inviters}. */
    @Override
    public String toString() {
        return "participation " + participation().rate() + ", conversion "
                + conversion().rate() + ", K "
                + text(kOverEligible()) + " over eligible, " + text(kOverInviters()) + " over inviters"
                + (refused.isEmpty() ? "" : "; refused " + String.join(", ", refused));
    }

    private static String text(OptionalDouble k) {
        return k.isEmpty() ? "undefined" : String.format(Locale.ROOT, "%.3f", k.getAsDouble());
    }
}
