package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.Invitation;
import dev.lifecycle.metrics.engagement.Referrals;
import java.util.List;

/**
 * Who brings whom.
 *
 * @param referrals invitations and what came of them
 */
public record ReferralPanel(Referrals referrals) implements Panel {

    /**
     * Works it out.
     *
     * @param eligible how many customers could have invited somebody
     */
    public static ReferralPanel of(List<Invitation> invitations, long eligible) {
        return new ReferralPanel(invitations.stream()
                .collect(Referrals.of(Invitation::inviter, Invitation::invitee, Invitation::converted)
                        .eligible(eligible)
                        .metric()));
    }

    @Override
    public List<Table> tables() {
        return List.of(
                new Table("referrals", "measure," + Table.RATE)
                        .row("participation", referrals.participation())
                        .row("conversion", referrals.conversion()),
                new Table("referral_factor", "base,k,inviters,invitees,converted,refused")
                        .row(
                                "eligible",
                                referrals.kOverEligible(),
                                referrals.inviters(),
                                referrals.invitees(),
                                referrals.converted(),
                                referrals.refused().size())
                        .row(
                                "inviters",
                                referrals.kOverInviters(),
                                referrals.inviters(),
                                referrals.invitees(),
                                referrals.converted(),
                                referrals.refused().size()));
    }
}
