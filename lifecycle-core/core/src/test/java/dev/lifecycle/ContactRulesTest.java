package dev.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L-34: rules of contact, for all and per channel")
class ContactRulesTest {

    private enum Any implements Stage {
        HERE
    }

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Duration WEEK = Duration.ofDays(7);

    // spotless:off
    private static final StageModel MODEL = model("mail");

    private static StageModel model(String name) {
        return StageModel.named(name).startAt(Any.HERE)
                .from(Any.HERE).on("mail").touch(Touch.of("letter").via("email")).stay()
                .from(Any.HERE).on("sms").touch(Touch.of("short").via("sms")).stay()
                .from(Any.HERE).on("bill").touch(Touch.of("bill").via("billing")).stay()
                .from(Any.HERE).on("ask").touch("survey").stay()
                .from(Any.HERE).on("vote").touch("poll").stay()
                .exit(Any.HERE)
                .build();
    }
    // spotless:on

    private final InMemoryStore store = new InMemoryStore();
    private final List<String> sent = new ArrayList<>();
    private int events;

    private Lifecycle with(ContactRules rules) {
        return with(MODEL, rules);
    }

    private Lifecycle with(StageModel model, ContactRules rules) {
        return Lifecycle.of(model)
                .store(store)
                .clock(() -> NOON)
                .aheadAtMost(Duration.ofDays(400))
                .contactRules(rules)
                .touchpointKeys(() -> String.format("key-%03d", events))
                .build();
    }

    /** One signal after the other, each a second later. */
    private void signal(Lifecycle lifecycle, String subject, String... names) {
        for (String name : names) {
            events++;
            lifecycle.handle(subject, Signal.of(name), NOON.plusSeconds(events), "e" + events);
        }
    }

    private Delivery deliver(Lifecycle lifecycle, Instant at) {
        return lifecycle.deliver(at, claim -> sent.add(claim.touchpoint().id()));
    }

    private static final Instant SOON = NOON.plusSeconds(60);

    @Test
    void no_more_than_two_a_week_but_the_invoice_always() {
        Lifecycle mail = with(ContactRules.of().cap(2, WEEK).channel("billing", rule -> rule.uncapped()));
        signal(mail, "c-1", "bill", "bill", "mail", "bill", "sms", "mail", "bill");

        assertThat(deliver(mail, SOON)).hasToString("6 sent, 0 postponed, 1 suppressed, 0 failed");
        assertThat(sent).containsExactly("bill", "bill", "letter", "bill", "short", "bill");
    }

    @Test
    void a_cap_of_a_channel_counts_that_channel_and_the_cap_of_all_holds_besides() {
        Lifecycle mail = with(ContactRules.of().cap(3, WEEK).channel("sms", rule -> rule.cap(1, Duration.ofDays(30))));
        signal(mail, "c-1", "mail", "sms", "sms", "mail", "mail");

        Delivery delivery = deliver(mail, SOON);

        assertThat(sent).containsExactly("letter", "short", "letter");
        assertThat(delivery.suppressed())
                .extracting(Touchpoint::id, Touchpoint::reason)
                .containsExactly(
                        tuple("short", "cap of 1 in 30 days over sms reached"),
                        tuple("letter", "cap of 3 in 7 days reached"));
    }

    @Test
    void a_postponing_cap_waits_until_there_is_room() {
        Lifecycle mail = with(ContactRules.of().postponingCap(1, WEEK));
        signal(mail, "c-1", "mail", "mail");

        Delivery first = deliver(mail, SOON);
        assertThat(first).hasToString("1 sent, 1 postponed, 0 suppressed, 0 failed");
        Instant again = first.postponed().get(0).due();
        assertThat(again).isEqualTo(SOON.plus(WEEK));
        assertThat(deliver(mail, again.minusNanos(1_000)).sent()).isEmpty();
        assertThat(deliver(mail, again).sent()).hasSize(1);
    }

    @Test
    void a_cool_down_postpones_what_came_too_soon_over_all_models() {
        ContactRules rules = ContactRules.of().coolDown("survey", Duration.ofDays(30));
        Lifecycle mail = with(rules);
        Lifecycle other = with(model("other"), rules);
        signal(mail, "c-1", "ask");
        signal(other, "c-1", "ask", "mail");

        Delivery delivery = deliver(mail, SOON);

        assertThat(sent).containsExactly("survey", "letter");
        assertThat(delivery.postponed())
                .extracting(Touchpoint::due, Touchpoint::reason)
                .containsExactly(tuple(SOON.plus(Duration.ofDays(30)), "less than 30 days after the last 'survey'"));
    }

    @Test
    void touches_that_are_alike_cool_down_together() {
        Lifecycle mail = with(ContactRules.of().coolDown(List.of("survey", "poll"), WEEK));
        signal(mail, "c-1", "ask", "vote", "mail");

        Delivery delivery = deliver(mail, SOON);

        assertThat(sent).containsExactly("survey", "letter");
        assertThat(delivery.postponed())
                .extracting(Touchpoint::reason)
                .containsExactly("less than 7 days after the last 'poll' or 'survey'");
    }

    @Test
    void what_counts_is_the_customer_whose_carts_they_are() {
        Lifecycle mail = with(
                ContactRules.of().customerOf(subject -> subject.split("/")[0]).cap(1, WEEK));
        signal(mail, "c-1/cart-1", "mail");
        signal(mail, "c-1/cart-2", "mail");
        signal(mail, "c-2/cart-1", "mail");

        assertThat(deliver(mail, SOON)).hasToString("2 sent, 0 postponed, 1 suppressed, 0 failed");
        assertThat(store.contacts("c-1", NOON).sent()).hasSize(1);
        mail.erase("c-1/cart-1");
        assertThat(store.contacts("c-1", NOON).sent()).isEmpty();
    }

    @Test
    void a_merged_subjects_contacts_count_for_who_remains() {
        Lifecycle mail = with(
                ContactRules.of().customerOf(subject -> subject.split("/")[0]).cap(1, WEEK));
        signal(mail, "web/1", "mail");
        signal(mail, "c-1/cart", "ask");
        deliver(mail, NOON.plusSeconds(1));
        mail.merge("web/1", "c-1/cart");

        assertThat(store.contacts("c-1", NOON).sent()).hasSize(1);
        assertThat(store.contacts("web", NOON).sent()).isEmpty();
        assertThat(deliver(mail, SOON).suppressed()).extracting(Touchpoint::id).containsExactly("survey");
    }

    @Test
    void a_customer_who_cannot_be_told_fails_that_contact_alone() {
        Lifecycle mail = with(ContactRules.of()
                .customerOf(subject -> subject.equals("nobody") ? null : subject)
                .retry(1, Duration.ofMinutes(1)));
        signal(mail, "nobody", "mail");
        signal(mail, "c-1", "mail");

        Delivery delivery = deliver(mail, SOON);

        assertThat(delivery).hasToString("1 sent, 0 postponed, 0 suppressed, 1 failed");
        assertThat(delivery.failed().get(0).reason()).contains("customerOf");
    }

    @Test
    void a_channel_may_have_hours_consent_and_tries_of_its_own_whenever_the_rules_for_all_are_given() {
        ContactRules rules = ContactRules.of()
                .channel(
                        "sms",
                        rule -> rule.quietHours(LocalTime.of(12, 0), LocalTime.of(15, 0))
                                .retry(1, Duration.ofMinutes(1)))
                .channel("billing", rule -> rule.consent(claim -> true).noQuietHours())
                .consent(claim -> !claim.touchpoint().id().equals("bill"))
                .quietHours(LocalTime.of(22, 0), LocalTime.of(8, 0), subject -> PARIS);
        Lifecycle mail = with(rules);
        signal(mail, "c-1", "mail", "sms", "bill");

        // 13:01 in Paris
        Delivery noon = deliver(mail, SOON);
        assertThat(sent).containsExactly("letter", "bill");
        assertThat(noon.postponed()).extracting(Touchpoint::due).containsExactly(Instant.parse("2026-03-10T14:00:00Z"));
        Delivery failed = mail.deliver(NOON.plus(Duration.ofHours(2)), claim -> {
            throw new IllegalStateException("no signal");
        });
        assertThat(failed.failed()).extracting(Touchpoint::status).containsExactly(Status.FAILED);
    }

    @Test
    void rules_that_make_no_sense_are_refused_when_given() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactRules.of().coolDown(List.of(), WEEK))
                .withMessageContaining("at least 1 touch");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactRules.of().coolDown("survey", Duration.ZERO))
                .withMessageContaining("survey");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactRules.of().channel("sms", rule -> rule.lease(WEEK)))
                .withMessageContaining("sms")
                .withMessageContaining("hold for all");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactRules.of().channel("sms", rule -> rule.channel("mail", one -> one)))
                .withMessageContaining("sms");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ContactRules.of().channel("sms", rule -> rule).channel("sms", rule -> rule.uncapped()))
                .withMessageContaining("sms");
    }
}
