package dev.lifecycle.examples.lampshop.pro;

import dev.lifecycle.examples.lampshop.Chance;
import dev.lifecycle.preset.event.ChurnReason;
import dev.lifecycle.preset.event.ContractRenewed;
import dev.lifecycle.preset.event.ContractSigned;
import dev.lifecycle.preset.event.ExpansionAgreed;
import dev.lifecycle.preset.event.MilestoneReached;
import dev.lifecycle.preset.event.NotRenewed;
import dev.lifecycle.preset.event.ReasonGiven;
import dev.lifecycle.preset.event.RiskAssessed;
import dev.lifecycle.stage.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The life of one account: goes live fast or slowly, is looked at every month, grows, renews, leaves, and sometimes comes back. */
final class AccountStory {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final List<String> MILESTONES = List.of("rooms measured", "lamps hung", "staff shown");
    private static final List<ChurnReason> REASONS = List.of(
            ChurnReason.COMPETITOR_PRICE,
            ChurnReason.NEEDS_CHANGED,
            ChurnReason.CLOSED_BUSINESS,
            ChurnReason.SERVICE_QUALITY);

    private final String account;
    private final Chance chance;
    private final Instant end;
    private final List<Occurrence> events = new ArrayList<>();

    /** How likely it is that this account goes: some are never content. */
    private final double unease;

    AccountStory(String account, Chance chance, Instant end) {
        this.account = account;
        this.chance = chance;
        this.end = end;
        unease = Math.pow(chance.share(), 2);
    }

    /** What happens from the first contract on. */
    List<Occurrence> from(Instant signed) {
        Instant until = sign(signed);
        Instant live = goLive(signed);
        while (until.isBefore(end)) {
            watch(live, until);
            if (chance.of(0.3 - 0.25 * unease)) {
                at(live.plus(chance.within(MONTH, Duration.ofDays(150))), new ExpansionAgreed());
            }
            if (chance.of(0.05 + 0.4 * unease)) {
                leave(until);
                return events;
            }
            // some renew long before they are asked to
            live = chance.of(0.1)
                    ? until.minus(chance.within(Duration.ofDays(100), Duration.ofDays(160)))
                    : until.minus(chance.within(Duration.ofDays(5), Duration.ofDays(80)));
            until = until.plus(YEAR);
            at(live, new ContractRenewed(until));
        }
        watch(live, end);
        return events;
    }

    private Instant sign(Instant signed) {
        Instant until = signed.plus(YEAR);
        at(signed, new ContractSigned("contract-" + account + "-" + (events.size() + 1), until));
        return until;
    }

    private Instant goLive(Instant signed) {
        double days = chance.of(0.2) ? 35 : 12;
        Instant at = signed;
        for (int i = 0; i < MILESTONES.size(); i++) {
            at = at.plus(Duration.ofDays(2)).plus(chance.waiting(days));
            at(at, new MilestoneReached(MILESTONES.get(i), MILESTONES.size() - 1 - i));
        }
        return at;
    }

    /** A model of the host's own says every month how likely they are to leave. */
    private void watch(Instant from, Instant to) {
        for (Instant at = from.plus(MONTH); at.isBefore(to); at = at.plus(MONTH)) {
            at(at, new RiskAssessed(Math.round(100 * Math.min(1, 0.9 * unease + 0.3 * chance.share())) / 100.0));
        }
    }

    /** Says no in time, or lets the contract run out; some are back half a year later. */
    private void leave(Instant until) {
        ChurnReason reason = chance.oneOf(REASONS);
        if (chance.of(0.6)) {
            at(until.minus(chance.within(Duration.ofDays(3), Duration.ofDays(60))), new NotRenewed(reason));
        } else if (chance.of(0.5)) {
            at(until.plus(Duration.ofDays(20)), new ReasonGiven(reason));
        }
        if (chance.of(0.25)) {
            Instant back = until.plus(chance.within(Duration.ofDays(40), Duration.ofDays(200)));
            sign(back);
            goLive(back);
        }
    }

    private void at(Instant instant, Object event) {
        if (instant.isBefore(end)) {
            events.add(new Occurrence(account, event, instant, "e-" + (events.size() + 1)));
        }
    }
}
