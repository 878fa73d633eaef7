package dev.lifecycle.preset;

import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Situation;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.ContractRenewed;
import dev.lifecycle.preset.event.ContractSigned;
import dev.lifecycle.preset.event.ExpansionAgreed;
import dev.lifecycle.preset.event.MilestoneReached;
import dev.lifecycle.preset.event.NotRenewed;
import dev.lifecycle.preset.event.ReasonGiven;
import dev.lifecycle.preset.event.RiskAssessed;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;

/**
 * A business account in the hands of customer success: brought live, grown, renewed or lost. The subject is the account.
 *
 * <pre>
 *                live               expansion agreed
 *    ONBOARDING ------&gt; ADOPTION -----------------&gt; EXPANSION
 *     |     ^            |  ^                         |  ^
 *     |     |    90 days |  | renewed                 |  | renewed
 *     |     |    before  v  |                         v  |
 *     |     |    the end RENEWAL ----------------------------
 *     |     |                |
 *     |     | signed:        | 14 days after the end,
 *     |     | again          | or not renewed
 *     |     |                v
 *     +-----+-------------- LOST
 * </pre>
 *
 * <p>The story: a contract is signed, and the account is brought live (ONBOARDING), by {@code goLiveWithin} or somebody within the firm hears
 * of it. With the last milestone it is in use (ADOPTION); who agrees to take more is in EXPANSION. Both are reviewed every
 * {@code reviewEvery}. {@code renewWithin} before the contract's end its RENEWAL begins: renewed, the account is back where it came from, or in
 * EXPANSION if that was agreed meanwhile, in a new episode. Who says that they will not renew, or has not by {@code grace} after the end, is
 * LOST (an exit). A contract then opens a new episode: at ONBOARDING, or, where a renewal came late for an account that was live, at ADOPTION.
 *
 * <p>Of several contracts the date {@code contract-end} is the last end: what ends no later than the one known, such as one more contract
 * of shorter term, renews nothing. A contract that is told late, after one that was signed later, does not move it
 * ({@link dev.lifecycle.stage.LatePolicy#RECOMPUTE} puts it right). Reasons are noted in history. What an account does that is lost on paper
 * alone is ignored, not refused.
 *
 * <p>The model sets {@code contract-end}, {@code go-live-due} and {@code expansion-agreed}, and keeps {@code risk} while it is {@code riskFrom} or
 * more. Touchpoints for the firm's own people go over the channel {@code internal}. The rules set off by time are called {@code overdue},
 * {@code review}, {@code renewal} and {@code ended}.
 */
public enum AccountCycle implements Stage {
    /** Bought, and not live yet. */
    ONBOARDING,
    /** Live. */
    ADOPTION,
    /** Live, and takes more than it began with. */
    EXPANSION,
    /** Near the end of the contract. */
    RENEWAL,
    /** Not a customer any more. */
    LOST;

    private static final StageModel MODEL = model(AccountParameters.DEFAULTS);

    /** The model {@code account} with the default thresholds; always the same object. */
    public static StageModel model() {
        return MODEL;
    }

    /**
     * The model {@code account} with thresholds of the host's own.
     *
     * @throws dev.lifecycle.model.InvalidModelException if a time is shorter than a microsecond, or longer than a thousand years
     */
    public static StageModel model(AccountParameters parameters) {
        Touch overdue = Touch.of("go-live-overdue").via("internal").transactional();
        Touch play = Touch.of("risk-play").via("internal").transactional();
        ModelBuilder model = StageModel.named("account")
                .stages(ONBOARDING, ADOPTION, EXPANSION, RENEWAL, LOST)
                .startAt(ONBOARDING)
                .exit(LOST);
        // spotless:off
        model.from(ONBOARDING)                               .on(ContractSigned.class)                               .sets("contract-end", Contracts::end).sets("go-live-due", parameters::goLiveDue).touch("kickoff").stay();
        model.from(RENEWAL)                                  .on(ContractSigned.class)                               .when("ends no later", Contracts::endsNoLater).touch("thank-you").stay();
        model.from(RENEWAL)                                  .on(ContractRenewed.class)                              .when("ends no later", Contracts::endsNoLater).touch("thank-you").stay();
        model.from(RENEWAL)                                  .on(ContractSigned.class)                               .when("expansion agreed here", AccountCycle::isExpansionAgreedHere).sets("contract-end", Contracts::end).touch("thank-you").reopensAt(EXPANSION);
        model.from(RENEWAL)                                  .on(ContractRenewed.class)                              .when("expansion agreed here", AccountCycle::isExpansionAgreedHere).sets("contract-end", Contracts::end).touch("thank-you").reopensAt(EXPANSION);
        model.from(RENEWAL)                                  .on(ContractSigned.class)                               .sets("contract-end", Contracts::end).touch("thank-you").reopensAtPrevious(ADOPTION);
        model.from(RENEWAL)                                  .on(ContractRenewed.class)                              .sets("contract-end", Contracts::end).touch("thank-you").reopensAtPrevious(ADOPTION);
        model.from(ADOPTION)                                 .on(ContractRenewed.class)                              .sets("contract-end", Contracts::end).touch("thank-you").reopensAt(ADOPTION);
        model.from(EXPANSION)                                .on(ContractRenewed.class)                              .sets("contract-end", Contracts::end).touch("thank-you").reopensAt(EXPANSION);
        model.from(ADOPTION, EXPANSION)                      .on(ContractSigned.class)                               .sets("contract-end", Contracts::end).touch("thank-you").stay();
        model.from(ONBOARDING)                               .on(ContractRenewed.class)                              .sets("contract-end", Contracts::end).stay();
        model.from(ONBOARDING)                               .on(MilestoneReached.class)                             .when("nothing remains", milestone -> milestone.remaining() == 0).sets("go-live-due", milestone -> null).touch("go-live-review").to(ADOPTION);
        model.from(ADOPTION)                                 .on(ExpansionAgreed.class)                              .to(EXPANSION);
        model.from(ONBOARDING, ADOPTION, EXPANSION, RENEWAL) .on(MilestoneReached.class)                             .stay();
        model.from(RENEWAL)                                  .on(ExpansionAgreed.class)                              .sets("expansion-agreed", (agreed, now) -> now.at()).stay();
        model.from(ONBOARDING, EXPANSION)                    .on(ExpansionAgreed.class)                              .stay();
        model.from(ONBOARDING)                               .atDate("go-live-due").unlessPast()                     .touch(overdue).as("overdue").stay();
        model.from(ADOPTION, EXPANSION)                      .every(parameters.reviewEvery())                        .touch("business-review").as("review").stay();
        model.from(ADOPTION, EXPANSION)                      .beforeDate("contract-end", parameters.renewWithin())   .touch("renewal-plan").as("renewal").to(RENEWAL);
        model.from(ONBOARDING, RENEWAL)                      .afterDate("contract-end", parameters.grace())          .touch("reason-survey").as("ended").to(LOST);
        model.from(ONBOARDING, ADOPTION, EXPANSION, RENEWAL) .on(NotRenewed.class)                                   .noting(Reasons::of).sets("contract-end", told -> null).sets("go-live-due", told -> null).to(LOST);
        model.from(ONBOARDING, ADOPTION, EXPANSION, RENEWAL) .on(RiskAssessed.class).notActivity()                   .when("newly at risk", parameters::isNewlyAtRisk).keeps("risk", Risks::kept).touch(play).stay();
        model.fromAny()                                      .on(RiskAssessed.class).notActivity()                   .when("at risk", parameters::isAtRisk).keeps("risk", Risks::kept).stay();
        model.fromAny()                                      .on(RiskAssessed.class).notActivity()                   .keeps("risk", assessed -> null).stay();
        model.fromAny()                                      .on(ReasonGiven.class)                                  .noting(Reasons::of).stay();
        model.from(LOST)                                     .on(ContractSigned.class)                               .sets("contract-end", Contracts::end).sets("go-live-due", parameters::goLiveDue).keeps("risk", signed -> null).touch("welcome-back").reopensAt(ONBOARDING);
        model.from(LOST)                                     .on(ContractRenewed.class)                              .when("was live", (renewed, now) -> now.everReached(ADOPTION)).sets("contract-end", Contracts::end).keeps("risk", renewed -> null).touch("welcome-back").reopensAt(ADOPTION);
        model.from(LOST)                                     .on(ContractRenewed.class)                              .sets("contract-end", Contracts::end).sets("go-live-due", parameters::goLiveDue).keeps("risk", renewed -> null).touch("welcome-back").reopensAt(ONBOARDING);
        model.from(LOST)                                     .on(NotRenewed.class)                                   .noting(Reasons::of).stay();
        model.from(LOST)                                     .on(MilestoneReached.class, ExpansionAgreed.class)      .ignore();
        // spotless:on
        return model.build();
    }

    /** In this stay, not in one that ended without a renewal. */
    private static boolean isExpansionAgreedHere(Object contract, Situation now) {
        return now.date("expansion-agreed")
                .filter(agreed -> !agreed.isBefore(now.position().enteredAt()))
                .isPresent();
    }
}
