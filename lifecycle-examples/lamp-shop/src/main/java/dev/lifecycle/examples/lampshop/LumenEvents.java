package dev.lifecycle.examples.lampshop;

import dev.lifecycle.preset.event.ChurnReason;
import dev.lifecycle.preset.event.SurveyKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** What happens at Maison Lumen beside the events of the presets. */
public interface LumenEvents {

    /** How long somebody stayed with a piece of content, where the browser said so. */
    record DwellMeasured(String content, int seconds) {}

    /** Somebody asked. */
    record QuestionAsked(String channel) {}

    /** Somebody at the shop answered. */
    record QuestionAnswered(String channel) {}

    /** Something was put into a cart, or taken out. */
    record CartUpdated(String cart, int lines) {}

    /** The customer got so far at the till: 1 address, 2 delivery, 3 payment. */
    record CheckoutStep(String cart, int step) {}

    /** Money went back. */
    record Refunded(String order, BigDecimal amount) {}

    /** Bulbs and filters by the month. */
    record SubscriptionStarted(String plan, BigDecimal monthly) {}

    /** More or fewer of them. */
    record SubscriptionChanged(BigDecimal monthly) {}

    /** The card was not charged. */
    record RenewalFailed(String reason) {}

    /** The card was charged after all. */
    record RenewalPaid() {}

    /** The customer wants to end the subscription, which is paid until this day. */
    record CancelRequested(ChurnReason reason, Instant lastDay) {}

    /** The subscription is over: its last day has come, or it was given up to get the money. */
    record SubscriptionEnded(ChurnReason reason) {}

    /** The subscription goes on after all. */
    record SubscriptionReactivated(BigDecimal monthly) {}

    /** A survey was put before somebody. */
    record SurveyShown(SurveyKind kind) {}

    /** They closed it. */
    record SurveyDismissed(SurveyKind kind) {}

    /** A page of questions and answers was read. */
    record FaqViewed(String page) {}

    /** Somebody needed a person. */
    record TicketOpened(String topic) {}

    /** May the shop write to this customer? */
    record ConsentChanged(boolean given) {}

    /** This id is another customer, as it turned out. Told to the host; the models are not asked. */
    record IdentityMerged(String into) {}

    /** The customer wants to be forgotten. Told to the host; the models are not asked. */
    record CustomerErased() {}

    /** A customer of the years before the shop kept a log. */
    record CustomerImported(LocalDate customerSince) {}
}
